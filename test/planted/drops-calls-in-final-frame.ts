import { objectOf } from '../../src/protocol/json.js';
import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-calls-in-final-frame',
  sin: 'Calls in the frame with the finish reason are not read.',
  readers: seesFrames(() => (frame) => {
    const message = objectOf(frame.message);
    if (typeof frame.finishReason !== 'string' || !('toolCalls' in message)) return frame;
    return { ...frame, message: { ...message, toolCalls: [] } };
  }),
} satisfies PlantedBug;
