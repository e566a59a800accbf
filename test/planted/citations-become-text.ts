import { type JsonObject, objectOf, objectsOf, textOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const cited = (holder: JsonObject): JsonObject => {
  const [first] = objectsOf(holder.citations);
  return first === undefined || typeof holder.text !== 'string'
    ? holder
    : { ...holder, text: `${holder.text} [${textOf(first.text)}]` };
};

export default {
  name: 'citations-become-text',
  sin: 'What is cited is put behind the text.',
  readers: {
    ...seesFrames(() => cited),
    ...seesAnswers((result) => {
      const response = objectOf(result.chatResponse);
      return 'citations' in response ? { ...result, chatResponse: cited(response) } : result;
    }),
  },
} satisfies PlantedBug;
