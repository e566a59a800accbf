import { type JsonObject, objectOf, objectsOf, textOf } from '../../src/protocol/json.js';
import { ownAnswers, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const withId = (call: JsonObject): JsonObject =>
  'name' in call && !('id' in call) ? { id: `made-up-${textOf(call.name)}`, ...call } : call;

const inMessage = (holder: JsonObject): JsonObject => {
  const message = objectOf(holder.message);
  return 'toolCalls' in message
    ? { ...holder, message: { ...message, toolCalls: objectsOf(message.toolCalls).map(withId) } }
    : holder;
};

const inAnswer = (response: JsonObject): JsonObject =>
  'choices' in response
    ? { ...response, choices: objectsOf(response.choices).map(inMessage) }
    : response;

export default {
  name: 'made-up-ids',
  sin: 'Calls that should have no id have one.',
  wrap: (stages) =>
    ownAnswers((result) => ({ ...result, chatResponse: inAnswer(objectOf(result.chatResponse)) }))(
      ownObjects((frame) => ({ ...frame, ...inMessage(frame) }))(stages),
    ),
} satisfies PlantedBug;
