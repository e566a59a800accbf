import { objectOf } from '../../src/protocol/json.js';
import { inCalls, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-name-in-first-fragment-only',
  sin: 'A name that comes after the first fragment is not read.',
  openaiReaders: seesEvents(() => {
    const known = new Set<unknown>();
    return inCalls((fragments) =>
      fragments.map((fragment) => {
        const first = !known.has(fragment.index);
        known.add(fragment.index);
        const { name: _, ...rest } = objectOf(fragment.function);
        return first ? fragment : { ...fragment, function: rest };
      }),
    );
  }),
} satisfies PlantedBug;
