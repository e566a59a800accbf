import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'overlooks-bad-query',
  sin: 'Leaves out of account what it does not understand of a query.',
  wrap: changeQuery((query) => {
    if (query.get('limit') === 'none') query.delete('limit');
    if (query.get('page') === 'conform-never-given') query.delete('page');
    if (query.get('sortBy') === 'conform') query.delete('sortBy');
  }),
} satisfies PlantedBug;
