import { reads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reads-lines-naively',
  sin: 'A stream is split at empty lines, and every piece must begin with data: and a space.',
  readers: reads(async function* (bytes) {
    let text = '';
    for await (const chunk of bytes) {
      text += Buffer.from(chunk).toString('latin1');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        if (!/^data: [^\n]*$/.test(block)) throw new Error(`no frame: ${block}`);
        yield Buffer.from(`${block}\n\n`, 'latin1');
      }
    }
  }),
} satisfies PlantedBug;
