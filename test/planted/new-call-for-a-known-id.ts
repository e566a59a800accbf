import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'new-call-for-a-known-id',
  sin: 'A fragment that repeats its id becomes a call of its own.',
  readers: seesFrames(() => {
    const seen = new Set<unknown>();
    return (frame) => {
      const message = objectOf(frame.message);
      if (!Array.isArray(message.toolCalls) || 'apiFormat' in frame) return frame;
      const toolCalls = objectsOf(message.toolCalls).map((call) => {
        if (call.id === undefined || call.id === '' || !seen.has(call.id)) {
          seen.add(call.id);
          return call;
        }
        seen.add(`${call.id}-${seen.size}`);
        return { ...call, id: `${call.id}-${seen.size}`, name: call.name ?? 'unknown_tool' };
      });
      return { ...frame, message: { ...message, toolCalls } };
    };
  }),
} satisfies PlantedBug;
