import { type JsonObject, objectOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const frameKeys = new Set(
  'index message finishReason usage pad apiFormat text chatHistory toolCalls errorMessage choices modelId modelVersion chatResponse code error'.split(
    ' ',
  ),
);
const answerKeys = new Set([...frameKeys, ...'timeCreated serviceTier id'.split(' ')]);

const demandKnown = (holder: JsonObject, keys: ReadonlySet<string>): JsonObject => {
  const unknown = Object.keys(holder).find((key) => !keys.has(key));
  if (unknown !== undefined) throw new Error(`unknown field ${unknown}`);
  return holder;
};

export default {
  name: 'rejects-unknown-fields',
  sin: 'A field that is not in a list fails the call.',
  readers: {
    ...seesFrames(() => (frame) => demandKnown(frame, frameKeys)),
    ...seesAnswers((result) => {
      demandKnown(objectOf(result.chatResponse), answerKeys);
      return result;
    }),
  },
} satisfies PlantedBug;
