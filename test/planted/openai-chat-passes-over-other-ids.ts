import { seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-passes-over-other-ids',
  sin: 'A chunk of another id than the first is passed over.',
  openaiReaders: seesEvents(() => {
    let first: unknown;
    return (chunk) => {
      first ??= chunk.id;
      return chunk.id === undefined || chunk.id === first ? chunk : [];
    };
  }),
} satisfies PlantedBug;
