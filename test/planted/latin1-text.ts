import { objectOf } from '../../src/protocol/json.js';
import { reads, seesAnswers } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'latin1-text',
  sin: 'Bytes are read as Latin-1.',
  readers: {
    ...reads(async function* (bytes) {
      for await (const chunk of bytes) yield Buffer.from(Buffer.from(chunk).toString('latin1'));
    }),
    ...seesAnswers((result) =>
      objectOf(
        JSON.parse(
          Buffer.from(JSON.stringify(result))
            .toString('latin1')
            .replace(/[\x80-\x9f]/g, '?'),
        ),
      ),
    ),
  },
} satisfies PlantedBug;
