import { reads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'finds-done-in-text',
  sin: 'The letters [DONE] end a stream wherever they stand.',
  readers: reads(async function* (bytes) {
    for await (const chunk of bytes) {
      const text = Buffer.from(chunk).toString();
      const at = text.indexOf('[DONE]');
      const end = text.indexOf('data: [DONE]\n');
      if (at >= 0 && at !== end + 6) return;
      yield chunk;
    }
  }),
} satisfies PlantedBug;
