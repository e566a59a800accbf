import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'shows-images-at-the-end',
  sin: 'Sends all images of a conversation with its last message.',
  provider: changeChat((call) => {
    const images = call.messages.flatMap((message) => message.images ?? []);
    if (images.length === 0) return call;
    const bare = call.messages.map(({ images: _, ...message }) => message);
    return {
      ...call,
      messages: bare.map((message, at) =>
        at === bare.length - 1 ? { ...message, images } : message,
      ),
    };
  }),
} satisfies PlantedBug;
