import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'part-keys-out-of-order',
  sin: 'The text of a part stands before its type.',
  wrap: ownObjects((frame) => {
    const message = objectOf(frame.message);
    if (!('content' in message)) return frame;
    const content = objectsOf(message.content).map(({ type, ...rest }) => ({ ...rest, type }));
    return { ...frame, message: { ...message, content } };
  }),
} satisfies PlantedBug;
