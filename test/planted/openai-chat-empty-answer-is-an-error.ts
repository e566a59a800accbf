import { objectOf } from '../../src/protocol/json.js';
import { inChoices, misreadsEvents, seesWhole } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-empty-answer-is-an-error',
  sin: 'A turn without text and calls is an error.',
  openaiReaders: {
    ...misreadsEvents((reading) => {
      const { text, toolCalls, refusal, finishReason } = reading.turn;
      const empty = text === '' && toolCalls.length === 0 && refusal === undefined;
      return empty && finishReason !== null
        ? { ...reading, error: { message: 'The answer is empty.' } }
        : reading;
    }),
    ...seesWhole(
      inChoices((choice) => {
        const { content, tool_calls: calls, refusal } = objectOf(choice.message);
        if ((content ?? '') === '' && !Array.isArray(calls) && typeof refusal !== 'string') {
          throw new Error('The answer is empty.');
        }
        return choice;
      }),
    ),
  },
} satisfies PlantedBug;
