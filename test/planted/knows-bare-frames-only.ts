import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'knows-bare-frames-only',
  sin: 'Frames wrapped in choices or chatResponse are passed over.',
  readers: seesFrames(
    () => (frame) => ('choices' in frame || 'chatResponse' in frame ? [] : frame),
  ),
} satisfies PlantedBug;
