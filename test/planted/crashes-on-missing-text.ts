import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const demandText = (holder: JsonObject): JsonObject => {
  for (const part of objectsOf(objectOf(holder.message).content)) {
    if (part.type === 'TEXT' && typeof part.text !== 'string')
      throw new Error('part.text is undefined');
  }
  return holder;
};

export default {
  name: 'crashes-on-missing-text',
  sin: 'A TEXT part without text ends the reading.',
  readers: {
    ...seesFrames(() => demandText),
    ...seesAnswers((result) => {
      const response = objectOf(result.chatResponse);
      for (const choice of objectsOf(response.choices)) demandText(choice);
      return result;
    }),
  },
} satisfies PlantedBug;
