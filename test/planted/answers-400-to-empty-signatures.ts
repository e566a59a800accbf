import { onRefusal, parameterOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-400-to-empty-signatures',
  sin: 'An empty signature gets 400.',
  wrap: onRefusal((refused, received) =>
    refused.problem === 'signature-not-base64' && parameterOf(received, 'signature') === ''
      ? { ...refused, error: { ...refused.error, status: 400 } }
      : refused,
  ),
} satisfies PlantedBug;
