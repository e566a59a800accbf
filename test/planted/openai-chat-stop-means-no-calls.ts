import { type JsonObject, objectOf } from '../../src/protocol/json.js';
import {
  choiceOf,
  deltaOf,
  inChoices,
  seesEvents,
  seesWhole,
} from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-stop-means-no-calls',
  sin: 'Calls of a turn whose finish reason is stop are dropped.',
  openaiReaders: {
    ...seesEvents(() => {
      let calls: readonly JsonObject[] = [];
      return (chunk) => {
        if ('tool_calls' in deltaOf(chunk)) calls = [...calls, chunk];
        const reason = choiceOf(chunk).finish_reason;
        if (typeof reason !== 'string') return 'tool_calls' in deltaOf(chunk) ? [] : chunk;
        const kept = reason === 'stop' ? [] : calls.filter((one) => one !== chunk);
        return [...kept, chunk];
      };
    }),
    ...seesWhole(
      inChoices((choice) => {
        const { tool_calls: _, ...message } = objectOf(choice.message);
        return choice.finish_reason === 'stop' ? { ...choice, message } : choice;
      }),
    ),
  },
} satisfies PlantedBug;
