import { changeParameters } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-all-parameters-for-text',
  sin: 'Says of every parameter of a tool that it is a text.',
  provider: changeParameters((property) => ({ ...property, type: 'string' })),
} satisfies PlantedBug;
