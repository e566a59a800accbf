/** Images of a message as every request format has them: a list of addresses. */
import type { Message } from '../call.js';

/**
 * The images of a message, by the addresses of its parts; a part without one shows nothing.
 *
 * @example
 * shownIn(['', 'https://harbour.example/buoy.png']); // { images: ['https://harbour.example/buoy.png'] }
 * shownIn([]); // {}
 */
export function shownIn(addresses: readonly string[]): Pick<Message, 'images'> {
  const images = addresses.filter((address) => address !== '');
  return images.length === 0 ? {} : { images };
}
