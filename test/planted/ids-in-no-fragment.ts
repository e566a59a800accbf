import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownObjects, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ids-in-no-fragment',
  sin: 'Tool calls have lost their ids.',
  wrap: ownObjects((frame) => {
    const message = objectOf(frame.message);
    if (!('toolCalls' in message)) return frame;
    const toolCalls = objectsOf(message.toolCalls).map((call) => without(call, 'id'));
    return { ...frame, message: { ...message, toolCalls } };
  }),
} satisfies PlantedBug;
