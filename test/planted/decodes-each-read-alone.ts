import { reads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'decodes-each-read-alone',
  sin: 'A character that is cut between reads is lost.',
  readers: reads(async function* (bytes) {
    for await (const chunk of bytes) yield Buffer.from(Buffer.from(chunk).toString('utf8'));
  }),
} satisfies PlantedBug;
