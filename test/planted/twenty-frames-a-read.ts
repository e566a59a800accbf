import { reads } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'twenty-frames-a-read',
  sin: 'Only the first twenty frames of each read are seen.',
  readers: reads(async function* (bytes) {
    for await (const chunk of bytes) {
      const frames = Buffer.from(chunk).toString('latin1').split('\n\n');
      yield frames.length > 20 ? Buffer.from(frames.slice(0, 20).join('\n\n'), 'latin1') : chunk;
    }
  }),
} satisfies PlantedBug;
