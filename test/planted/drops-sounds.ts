import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-sounds',
  sin: 'Sends the text of a message, and none of its sounds.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.map(({ audio: _, ...message }) => message),
  })),
} satisfies PlantedBug;
