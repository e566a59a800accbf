import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const demandContent = (holder: JsonObject): JsonObject => {
  if (objectOf(holder.message).content === null) throw new Error('content is null');
  return holder;
};

export default {
  name: 'crashes-on-null-content',
  sin: 'content null ends the reading.',
  readers: {
    ...seesFrames(() => demandContent),
    ...seesAnswers((result) => {
      const response = objectOf(result.chatResponse);
      for (const choice of objectsOf(response.choices)) demandContent(choice);
      return result;
    }),
  },
} satisfies PlantedBug;
