import { inCalls, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-fragments-go-to-the-last-call',
  sin: 'A fragment without an id is added to the call that began last.',
  openaiReaders: seesEvents(() => {
    let last: unknown = 0;
    return inCalls((fragments) =>
      fragments.map((fragment) => {
        if (typeof fragment.id === 'string') last = fragment.index;
        return { ...fragment, index: last };
      }),
    );
  }),
} satisfies PlantedBug;
