import { inCalls, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-reads-one-call-a-delta',
  sin: 'Of the calls in one delta the first alone is read.',
  openaiReaders: seesEvents(() => inCalls((fragments) => fragments.slice(0, 1))),
} satisfies PlantedBug;
