import { isObject, type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesEvents, seesWhole } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

const members = ['obfuscation', 'annotations', 'num_sources_used', 'error'];

function known(answer: JsonObject): JsonObject {
  const [choice = {}] = objectsOf(answer.choices);
  const places = [answer, objectOf(answer.usage), objectOf(choice.message)];
  const strange = places.some((place) => isObject(place) && members.some((name) => name in place));
  if (strange) throw new Error('An unknown member.');
  return answer;
}

export default {
  name: 'openai-chat-rejects-unknown-members',
  sin: 'A member that is not in the published shape is an error.',
  openaiReaders: {
    ...seesEvents(() => known),
    ...seesWhole(known),
  },
} satisfies PlantedBug;
