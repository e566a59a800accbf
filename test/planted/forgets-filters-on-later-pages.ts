import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-filters-on-later-pages',
  sin: 'Narrows the first page of a list, and no other.',
  wrap: changeQuery((query) => {
    if (query.has('page')) query.delete('vendor');
  }),
} satisfies PlantedBug;
