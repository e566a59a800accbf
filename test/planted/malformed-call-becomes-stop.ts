import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'malformed-call-becomes-stop',
  sin: 'malformed_function_call is taken for a clean stop.',
  readers: seesFrames(
    () => (frame) =>
      frame.finishReason === 'malformed_function_call' ? { ...frame, finishReason: 'stop' } : frame,
  ),
} satisfies PlantedBug;
