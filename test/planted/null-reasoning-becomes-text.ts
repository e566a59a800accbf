import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const spelled = (holder: JsonObject): JsonObject => {
  const message = objectOf(holder.message);
  return message.reasoningContent === null
    ? { ...holder, message: { ...message, reasoningContent: 'null' } }
    : holder;
};

export default {
  name: 'null-reasoning-becomes-text',
  sin: 'reasoningContent null is written out.',
  readers: {
    ...seesFrames(() => spelled),
    ...seesAnswers((result) => {
      const response = objectOf(result.chatResponse);
      return 'choices' in response
        ? {
            ...result,
            chatResponse: { ...response, choices: objectsOf(response.choices).map(spelled) },
          }
        : result;
    }),
  },
} satisfies PlantedBug;
