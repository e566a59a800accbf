import { textOf } from '../../src/protocol/json.js';
import { ownAnswers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'model-echo-wrong',
  sin: 'A whole answer names a model that was not asked.',
  wrap: ownAnswers((result) => ({ ...result, modelId: `${textOf(result.modelId)}-instruct` })),
} satisfies PlantedBug;
