import { refuse } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'refuses-is-strict',
  sin: 'Takes isStrict for an unknown key.',
  wrap: refuse((_body, text) => text.includes('"isStrict"')),
} satisfies PlantedBug;
