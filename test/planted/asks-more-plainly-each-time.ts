import { triesByItself } from '../support/retry-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'asks-more-plainly-each-time',
  sin: 'Asks in other words when it tries again.',
  provider: triesByItself(1010, (call) => ({
    ...call,
    messages: call.messages.map((message) => ({ ...message, text: `Please. ${message.text}` })),
  })),
} satisfies PlantedBug;
