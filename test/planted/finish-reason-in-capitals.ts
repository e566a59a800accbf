import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownAnswers, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const inCapitals = (holder: JsonObject): JsonObject =>
  typeof holder.finishReason === 'string' && !('apiFormat' in holder)
    ? { ...holder, finishReason: holder.finishReason.toUpperCase() }
    : holder;

const inAnswer = (result: JsonObject): JsonObject => {
  const response = objectOf(result.chatResponse);
  return 'choices' in response
    ? {
        ...result,
        chatResponse: { ...response, choices: objectsOf(response.choices).map(inCapitals) },
      }
    : result;
};

export default {
  name: 'finish-reason-in-capitals',
  sin: 'Finish reasons of GENERIC are written in capitals.',
  wrap: (stages) => ownAnswers(inAnswer)(ownObjects(inCapitals)(stages)),
} satisfies PlantedBug;
