import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'tidies-prompts',
  sin: 'Trims messages, and composes their characters.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.map((message) => ({
      ...message,
      text: message.text.trim().normalize('NFC'),
    })),
  })),
} satisfies PlantedBug;
