import { referenceOpenAiReaders } from '../../src/providers/reference/openai-readers.js';
import type { PlantedBug } from './planted.js';

async function* ended(events: readonly unknown[], cut: { readonly thrown: unknown } | undefined) {
  yield* events;
  if (cut !== undefined) throw cut.thrown;
}

export default {
  name: 'openai-chat-waits-for-the-close',
  sin: 'A stream of chunks is read until the connection closes.',
  openaiReaders: {
    async events(events, format, emit) {
      if (format !== 'openai-chat') return referenceOpenAiReaders.events(events, format, emit);
      const all: unknown[] = [];
      let cut: { readonly thrown: unknown } | undefined;
      try {
        for await (const event of events) all.push(event);
      } catch (thrown) {
        cut = { thrown };
      }
      return referenceOpenAiReaders.events(ended(all, cut), format, emit);
    },
  },
} satisfies PlantedBug;
