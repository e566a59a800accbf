import { changeQuery } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'lists-without-compartment',
  sin: 'Lists models without being told of a compartment.',
  wrap: changeQuery((query, tenancy) => {
    if (!query.has('compartmentId')) query.set('compartmentId', tenancy.compartmentId);
  }),
} satisfies PlantedBug;
