import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'merges-history',
  sin: 'Sends a whole conversation as one user message.',
  provider: changeChat((call) => ({
    ...call,
    messages: [{ role: 'user', text: call.messages.map(({ text }) => text).join('\n') }],
  })),
} satisfies PlantedBug;
