import { objectsOf, textOf } from '../../src/protocol/json.js';
import { refusesTurns } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-refuses-every-id-of-gemini',
  sin: 'Gemini refuses a replayed call with an id, stream or not.',
  wrap: refusesTurns(
    ({ model, input }) =>
      textOf(model).startsWith('google.') &&
      objectsOf(input).some(({ type, id }) => type === 'function_call' && id !== undefined),
  ),
} satisfies PlantedBug;
