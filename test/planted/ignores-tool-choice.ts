import { changeChosen } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-tool-choice',
  sin: 'toolChoice is taken for AUTO.',
  wrap: changeChosen(({ options, ...call }) => ({
    ...call,
    options: { ...options, toolChoice: 'auto' },
  })),
} satisfies PlantedBug;
