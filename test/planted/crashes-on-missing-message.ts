import { isObject, type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const demandMessage = (holder: JsonObject): JsonObject => {
  const generic = !('apiFormat' in holder) && ('finishReason' in holder || 'index' in holder);
  if (generic && !isObject(holder.message)) throw new Error('message is undefined');
  return holder;
};

export default {
  name: 'crashes-on-missing-message',
  sin: 'A frame or choice without a message ends the reading.',
  readers: {
    ...seesFrames(() => demandMessage),
    ...seesAnswers((result) => {
      const response = objectOf(result.chatResponse);
      for (const choice of objectsOf(response.choices)) demandMessage(choice);
      return result;
    }),
  },
} satisfies PlantedBug;
