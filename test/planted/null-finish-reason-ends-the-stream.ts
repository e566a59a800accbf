import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'null-finish-reason-ends-the-stream',
  sin: 'finishReason null is taken for the end.',
  readers: seesFrames(() => {
    let over = false;
    return (frame) => {
      if (over) return [];
      over = frame.finishReason === null;
      return over ? { ...frame, finishReason: 'stop' } : frame;
    };
  }),
} satisfies PlantedBug;
