import { reads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'splits-at-line-separators',
  sin: 'U+2028 and U+2029 are taken for line ends.',
  readers: reads(async function* (bytes) {
    for await (const chunk of bytes) {
      yield Buffer.from(
        Buffer.from(chunk)
          .toString()
          .replace(/[\u2028\u2029]/g, '\n'),
      );
    }
  }),
} satisfies PlantedBug;
