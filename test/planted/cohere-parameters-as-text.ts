import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownAnswers, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const asText = (holder: JsonObject): JsonObject =>
  'toolCalls' in holder
    ? {
        ...holder,
        toolCalls: objectsOf(holder.toolCalls).map((call) =>
          'parameters' in call ? { ...call, parameters: JSON.stringify(call.parameters) } : call,
        ),
      }
    : holder;

export default {
  name: 'cohere-parameters-as-text',
  sin: 'The parameters of COHERE calls are text.',
  wrap: (stages) =>
    ownAnswers((result) => ({ ...result, chatResponse: asText(objectOf(result.chatResponse)) }))(
      ownObjects(asText)(stages),
    ),
} satisfies PlantedBug;
