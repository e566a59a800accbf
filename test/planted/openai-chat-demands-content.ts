import { objectOf } from '../../src/protocol/json.js';
import { inChoices, seesWhole } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-demands-content',
  sin: 'A message that is missing, or whose content is null and which calls nothing, is an error.',
  openaiReaders: seesWhole(
    inChoices((choice) => {
      const { content, tool_calls: calls, refusal } = objectOf(choice.message);
      if (typeof content !== 'string' && !Array.isArray(calls) && typeof refusal !== 'string') {
        throw new TypeError('reading content of undefined');
      }
      return choice;
    }),
  ),
} satisfies PlantedBug;
