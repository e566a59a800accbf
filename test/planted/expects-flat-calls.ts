import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const flatOnly = (holder: JsonObject): JsonObject => {
  const message = objectOf(holder.message);
  if (!('toolCalls' in message)) return holder;
  const toolCalls = objectsOf(message.toolCalls).filter((call) => !('function' in call));
  return { ...holder, message: { ...message, toolCalls } };
};

export default {
  name: 'expects-flat-calls',
  sin: 'Calls nested in function are not read.',
  readers: {
    ...seesFrames(() => flatOnly),
    ...seesAnswers((result) => ({
      ...result,
      chatResponse: flatOnly(objectOf(result.chatResponse)),
    })),
  },
} satisfies PlantedBug;
