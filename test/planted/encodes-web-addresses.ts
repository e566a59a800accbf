import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

const encoded = (url: string): string =>
  url.startsWith('https:') ? `data:image/png;base64,${Buffer.from(url).toString('base64')}` : url;

export default {
  name: 'encodes-web-addresses',
  sin: 'Sends the address of an image on the web as if it were the image.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.map(({ images, ...message }) =>
      images === undefined ? message : { ...message, images: images.map(encoded) },
    ),
  })),
} satisfies PlantedBug;
