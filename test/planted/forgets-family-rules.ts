import { admit } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-family-rules',
  sin: 'Knows the formats, and nothing of what each family refuses.',
  wrap: admit(
    (error) =>
      error.status === 400 && error.message !== 'Please pass in correct format of request.',
  ),
} satisfies PlantedBug;
