import { admit } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-for-everyone',
  sin: 'Answers chat for any model, compartment and caller.',
  wrap: admit((error) => error.status === 404),
} satisfies PlantedBug;
