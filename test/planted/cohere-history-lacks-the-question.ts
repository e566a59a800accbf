import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownAnswers, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const withoutQuestion = (holder: JsonObject): JsonObject =>
  'chatHistory' in holder
    ? { ...holder, chatHistory: objectsOf(holder.chatHistory).toSpliced(-2, 1) }
    : holder;

const answerWithout = (result: JsonObject): JsonObject => ({
  ...result,
  chatResponse: withoutQuestion(objectOf(result.chatResponse)),
});

export default {
  name: 'cohere-history-lacks-the-question',
  sin: 'chatHistory lacks the message that was just sent.',
  wrap: (stages) => ownAnswers(answerWithout)(ownObjects(withoutQuestion)(stages)),
} satisfies PlantedBug;
