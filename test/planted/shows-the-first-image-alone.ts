import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'shows-the-first-image-alone',
  sin: 'Sends the first image of a message, and no other.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.map(({ images, ...message }) =>
      images === undefined ? message : { ...message, images: images.slice(0, 1) },
    ),
  })),
} satisfies PlantedBug;
