import { changeItems } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'data-instead-of-items',
  sin: "Lists models in OpenAI's shape.",
  wrap: changeItems((items) => ({ object: 'list', data: items })),
} satisfies PlantedBug;
