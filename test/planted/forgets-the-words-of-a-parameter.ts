import { changeParameters } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-the-words-of-a-parameter',
  sin: 'Lets a parameter of a tool be any text that may be one of a few words only.',
  provider: changeParameters(({ enum: _, ...rest }) => rest),
} satisfies PlantedBug;
