import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'knows-no-stop-sequence',
  sin: 'STOP_SEQUENCE is not understood.',
  readers: seesFrames(
    () => (frame) =>
      frame.finishReason === 'STOP_SEQUENCE' ? { ...frame, finishReason: 'STOP_SEQUENCE?' } : frame,
  ),
} satisfies PlantedBug;
