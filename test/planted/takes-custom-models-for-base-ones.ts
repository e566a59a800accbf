import { changeItems } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-custom-models-for-base-ones',
  sin: 'Says of a custom model that it is a base model.',
  wrap: changeItems((items) => ({
    items: items.map((item) => ({
      ...item,
      type: 'BASE',
      baseModelId: null,
      fineTuneDetails: null,
    })),
  })),
} satisfies PlantedBug;
