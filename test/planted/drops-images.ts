import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-images',
  sin: 'Sends the text of a message, and none of its images.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.map(({ images: _, ...message }) => message),
  })),
} satisfies PlantedBug;
