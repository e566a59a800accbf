import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-forgets',
  sin: 'Nothing of a turn is kept.',
  wrap: (stages) => ({ ...stages, keep: (_, answer) => answer }),
} satisfies PlantedBug;
