import { isObject, objectOf, objectsOf, textOf } from '../../src/protocol/json.js';
import { isFinal, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'closing-frame-with-a-role-only',
  sin: "Llama's final frame has a role only.",
  wrap: ownObjects((frame) =>
    isFinal(frame) &&
    textOf(objectsOf(objectOf(frame.message).content)[0]?.text) === '' &&
    isObject(frame.message) &&
    'content' in frame.message &&
    !('toolCalls' in frame.message)
      ? { ...frame, message: { role: 'ASSISTANT' } }
      : frame,
  ),
} satisfies PlantedBug;
