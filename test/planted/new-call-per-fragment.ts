import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'new-call-per-fragment',
  sin: 'A fragment without a name becomes a call of its own.',
  readers: seesFrames(() => {
    let count = 0;
    return (frame) => {
      const message = objectOf(frame.message);
      if (!Array.isArray(message.toolCalls)) return frame;
      const toolCalls = objectsOf(message.toolCalls).map((call) => {
        if (call.name !== undefined && call.name !== '') return call;
        count += 1;
        return { ...call, id: `fragment-${count}`, name: 'unknown_tool' };
      });
      return { ...frame, message: { ...message, toolCalls } };
    };
  }),
} satisfies PlantedBug;
