import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'fragments-go-to-the-first-call',
  sin: 'A fragment without id is added to the first call.',
  readers: seesFrames(() => {
    let first: unknown;
    return (frame) => {
      const message = objectOf(frame.message);
      if (!Array.isArray(message.toolCalls)) return frame;
      const toolCalls = objectsOf(message.toolCalls).map((call) => {
        first ??= call.id;
        const lost = call.id === undefined && call.name === undefined && first !== undefined;
        return lost ? { ...call, id: first } : call;
      });
      return { ...frame, message: { ...message, toolCalls } };
    };
  }),
} satisfies PlantedBug;
