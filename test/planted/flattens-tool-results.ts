import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'flattens-tool-results',
  sin: 'Tells the model of tool results in the words of the user.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.map(({ role, text }) => ({
      role: role === 'tool' ? 'user' : role,
      text,
    })),
  })),
} satisfies PlantedBug;
