import { changeItems } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'hides-custom-models',
  sin: 'Lists base models alone.',
  wrap: changeItems((items) => ({ items: items.filter(({ type }) => type === 'BASE') })),
} satisfies PlantedBug;
