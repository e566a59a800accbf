import { inCalls, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-drops-fragments-without-index',
  sin: 'A fragment without an index is dropped.',
  openaiReaders: seesEvents(() =>
    inCalls((fragments) => fragments.filter(({ index }) => typeof index === 'number')),
  ),
} satisfies PlantedBug;
