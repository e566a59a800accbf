import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'sorts-upwards-by-default',
  sin: 'A list without sortOrder ascends, by time too.',
  wrap: changeQuery((query) => {
    if (!query.has('sortOrder')) query.set('sortOrder', 'ASC');
  }),
} satisfies PlantedBug;
