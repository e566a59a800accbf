import { reads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'splits-on-reads',
  sin: 'Each read is taken for whole frames.',
  readers: reads(async function* (bytes) {
    for await (const chunk of bytes) {
      const text = Buffer.from(chunk).toString('latin1');
      if (!/^\s*(:|data:|event:|id:|retry:|\xef\xbb\xbf)/.test(text) && text.trim() !== '') {
        throw new Error('a read that is no frame');
      }
      yield chunk;
    }
  }),
} satisfies PlantedBug;
