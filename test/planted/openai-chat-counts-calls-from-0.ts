import { inCalls, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-counts-calls-from-0',
  sin: 'A call that begins at another index than 0 ends the stream with an error.',
  openaiReaders: seesEvents(() => {
    let calls = 0;
    return inCalls((fragments) => {
      for (const { index } of fragments) {
        if (typeof index === 'number' && index > calls)
          throw new TypeError('reading type of undefined');
        if (typeof index === 'number') calls = Math.max(calls, index + 1);
      }
      return fragments;
    });
  }),
} satisfies PlantedBug;
