import { changeChosen } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-max-tokens',
  sin: "A request's maxTokens ends no answer.",
  wrap: changeChosen(({ options, ...call }) => ({
    ...call,
    options: { ...options, maxTokens: Number.MAX_SAFE_INTEGER },
  })),
} satisfies PlantedBug;
