import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-limit',
  sin: 'Gives all models on one page.',
  wrap: changeQuery((query) => {
    if (/^\d+$/.test(query.get('limit') ?? '')) query.delete('limit');
  }),
} satisfies PlantedBug;
