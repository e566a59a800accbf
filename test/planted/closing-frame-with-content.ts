import { isObject } from '../../src/protocol/json.js';
import { isFinal, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'closing-frame-with-content',
  sin: 'A final frame that should have a role only has content.',
  wrap: ownObjects((frame) =>
    isFinal(frame) && isObject(frame.message) && Object.keys(frame.message).length === 1
      ? { ...frame, message: { ...frame.message, content: [{ type: 'TEXT', text: '' }] } }
      : frame,
  ),
} satisfies PlantedBug;
