import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

/** The piece of arguments that a frame adds to the call before it. */
function pieceOf(frame: JsonObject | undefined): string {
  const [call] = objectsOf(objectOf(frame?.message).toolCalls);
  if (call === undefined || 'name' in call || frame?.finishReason !== undefined) return '';
  return typeof call.arguments === 'string' ? call.arguments : '';
}

export default {
  name: 'arguments-in-one-fragment',
  sin: 'The arguments of a call come whole, in one fragment.',
  wrap: ownObjects((frame, at, all) => {
    if (pieceOf(frame) === '') return frame;
    if (pieceOf(all[at - 1]) !== '') return [];
    const end = all.findIndex((one, place) => place > at && pieceOf(one) === '');
    const run = all.slice(at, end === -1 ? undefined : end);
    const text = run.map(pieceOf).join('');
    return {
      ...frame,
      message: {
        ...objectOf(frame.message),
        toolCalls: [{ type: 'FUNCTION', arguments: text }],
      },
    };
  }),
} satisfies PlantedBug;
