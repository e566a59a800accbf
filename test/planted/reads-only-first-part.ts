import { isObject, type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const firstPart = (holder: JsonObject): JsonObject => {
  const { message } = holder;
  if (!isObject(message) || !Array.isArray(message.content)) return holder;
  return { ...holder, message: { ...message, content: message.content.slice(0, 1) } };
};

export default {
  name: 'reads-only-first-part',
  sin: 'Only the first part of content is read.',
  readers: {
    ...seesFrames(() => firstPart),
    ...seesAnswers((result) => {
      const response = objectOf(result.chatResponse);
      return 'choices' in response
        ? {
            ...result,
            chatResponse: { ...response, choices: objectsOf(response.choices).map(firstPart) },
          }
        : { ...result, chatResponse: firstPart(response) };
    }),
  },
} satisfies PlantedBug;
