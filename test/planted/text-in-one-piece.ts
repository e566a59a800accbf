import { type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { isFinal, ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const textOf = (frame: JsonObject): unknown =>
  frame.text ?? objectsOf(objectOf(frame.message).content)[0]?.text;

export default {
  name: 'text-in-one-piece',
  sin: 'A text comes whole, in one frame.',
  wrap: ownObjects((frame, at, all) => {
    const isText = (one: JsonObject): boolean =>
      !isFinal(one) && !('chatHistory' in one) && textOf(one) !== undefined && textOf(one) !== '';
    if (!isText(frame)) return frame;
    const first = all.findIndex(isText);
    if (at !== first) return [];
    const text = all.filter(isText).map(textOf).join('');
    return 'text' in frame
      ? { ...frame, text }
      : {
          ...frame,
          message: { ...objectOf(frame.message), content: [{ type: 'TEXT', text }] },
        };
  }),
} satisfies PlantedBug;
