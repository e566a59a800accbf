import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'developer-becomes-system',
  sin: 'Sends what a developer says in GENERIC as a system message.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.map((message) =>
      message.role === 'developer' && call.apiFormat === 'GENERIC'
        ? { ...message, role: 'system' }
        : message,
    ),
  })),
} satisfies PlantedBug;
