import { reads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'lines-of-64-kib',
  sin: 'A line may have 64 KiB at most.',
  readers: reads(async function* (bytes) {
    let open = 0;
    for await (const chunk of bytes) {
      const lines = Buffer.from(chunk).toString('latin1').split('\n');
      for (const [at, line] of lines.entries()) {
        open = at === 0 ? open + line.length : line.length;
        if (open > 65_536) throw new Error('the line is too long');
      }
      yield chunk;
    }
  }),
} satisfies PlantedBug;
