import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { isFinal, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reasoning-after-text',
  sin: 'Reasoning comes after the text that it led to.',
  wrap: ownObjects((_frame, at, all) => {
    const isReasoning = (one: JsonObject): boolean =>
      'reasoningContent' in objectOf(one.message) ||
      objectsOf(objectOf(one.message).content).some((part) => 'thinking' in part);
    const isText = (one: JsonObject): boolean =>
      !isReasoning(one) && !isFinal(one) && objectsOf(objectOf(one.message).content).length > 0;
    const rest = all.filter((one) => !isReasoning(one) && !isText(one));
    return [...all.filter(isText), ...all.filter(isReasoning), ...rest].slice(at, at + 1);
  }),
} satisfies PlantedBug;
