import { isFinal, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'closing-frame-with-a-message',
  sin: 'A final frame that should be bare holds a message.',
  wrap: ownObjects((frame) =>
    isFinal(frame) && !('message' in frame) && !('apiFormat' in frame) && !('choices' in frame)
      ? { message: { role: 'ASSISTANT' }, ...frame }
      : frame,
  ),
} satisfies PlantedBug;
