import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-exact-filters',
  sin: 'Lists models of any state and any name.',
  wrap: changeQuery((query) => {
    query.delete('lifecycleState');
    query.delete('displayName');
  }),
} satisfies PlantedBug;
