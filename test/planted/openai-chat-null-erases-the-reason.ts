import { isObject } from '../../src/protocol/json.js';
import { referenceOpenAiReaders } from '../../src/providers/reference/openai-readers.js';
import { choiceOf } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-null-erases-the-reason',
  sin: 'A finish reason of null after another takes it back.',
  openaiReaders: {
    async events(events, format, emit) {
      let last: unknown;
      const watched = async function* () {
        for await (const event of events) {
          if (isObject(event) && 'finish_reason' in choiceOf(event)) {
            last = choiceOf(event).finish_reason;
          }
          yield event;
        }
      };
      const reading = await referenceOpenAiReaders.events(watched(), format, emit);
      const erased = last === null && reading.turn.finishReason === 'stop';
      return erased ? { ...reading, turn: { ...reading.turn, finishReason: null } } : reading;
    },
  },
} satisfies PlantedBug;
