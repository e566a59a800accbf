import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'date-missing',
  sin: 'An answer does not say when it was given.',
  wrap: header('date', null),
} satisfies PlantedBug;
