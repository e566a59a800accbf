import { objectOf } from '../../src/protocol/json.js';
import { inCalls, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-new-call-for-a-new-id',
  sin: 'A fragment with another id begins another call.',
  openaiReaders: seesEvents(() => {
    const ids: unknown[] = [];
    return inCalls((fragments) =>
      fragments.map((fragment) => {
        if (typeof fragment.id !== 'string') return fragment;
        if (!ids.includes(fragment.id)) ids.push(fragment.id);
        const name = objectOf(fragment.function).name || 'unknown';
        return {
          ...fragment,
          index: ids.indexOf(fragment.id) + 20,
          function: { ...objectOf(fragment.function), name },
        };
      }),
    );
  }),
} satisfies PlantedBug;
