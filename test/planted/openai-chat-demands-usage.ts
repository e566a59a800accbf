import { objectOf } from '../../src/protocol/json.js';
import { seesWhole } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-demands-usage',
  sin: 'A whole answer without all token counts is an error.',
  openaiReaders: seesWhole((answer) => {
    if (typeof objectOf(answer.usage).completion_tokens !== 'number') {
      throw new TypeError('reading completion_tokens of undefined');
    }
    return answer;
  }),
} satisfies PlantedBug;
