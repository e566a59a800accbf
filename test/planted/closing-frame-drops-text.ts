import { isObject } from '../../src/protocol/json.js';
import { isFinal, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'closing-frame-drops-text',
  sin: 'A final GENERIC frame loses the text that it should carry.',
  wrap: ownObjects((frame) =>
    isFinal(frame) && isObject(frame.message) && 'content' in frame.message
      ? { ...frame, message: { ...frame.message, content: [{ type: 'TEXT', text: '' }] } }
      : frame,
  ),
} satisfies PlantedBug;
