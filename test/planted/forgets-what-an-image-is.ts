import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-what-an-image-is',
  sin: 'Sends every image as application/octet-stream.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.map(({ images, ...message }) =>
      images === undefined
        ? message
        : {
            ...message,
            images: images.map((url) =>
              url.replace(/^data:[^;]*/, 'data:application/octet-stream'),
            ),
          },
    ),
  })),
} satisfies PlantedBug;
