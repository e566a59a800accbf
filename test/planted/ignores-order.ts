import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-order',
  sin: 'Lists models in an order of its own.',
  wrap: changeQuery((query) => {
    if (query.get('sortBy') !== 'displayName') return;
    query.delete('sortBy');
    query.delete('sortOrder');
  }),
} satisfies PlantedBug;
