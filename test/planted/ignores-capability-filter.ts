import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-capability-filter',
  sin: 'Lists models of every capability.',
  wrap: changeQuery((query) => query.delete('capability')),
} satisfies PlantedBug;
