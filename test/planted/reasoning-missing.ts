import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reasoning-missing',
  sin: 'Reasoning is left out of streams.',
  wrap: ownObjects((frame) => {
    const message = objectOf(frame.message);
    const content = objectsOf(message.content);
    if ('reasoningContent' in message) return [];
    return content.some((part) => part.type === 'THINKING') ? [] : frame;
  }),
} satisfies PlantedBug;
