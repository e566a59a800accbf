import { changeItems } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'hides-retired-models',
  sin: 'Leaves retired models out of the list.',
  wrap: changeItems((items) => ({
    items: items.filter(({ displayName }) => displayName !== 'meta.llama-3.1-70b-instruct'),
  })),
} satisfies PlantedBug;
