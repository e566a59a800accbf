import { admit } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'accepts-misshapen-requests',
  sin: 'Answers requests that do not fit their schema.',
  wrap: admit((error) => error.message === 'Please pass in correct format of request.'),
} satisfies PlantedBug;
