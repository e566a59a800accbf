/** Writes GENERIC streams of text. */
import { closingEmptyText, done, genericText } from './frames.js';
import { type Kit, words } from './kit.js';
import type { Made, Recipe } from './recipe.js';
import { askGeneric, streamed } from './requests.js';

/** A text stream as Llama sends it, but for its end. */
export function llamaText(kit: Kit, text: string, increments = words(text)): string {
  return ['', ...increments].map((increment) => genericText(increment, kit.pad())).join('');
}

/** A turn of text alone. */
export const said = (text: string): Made['turn'] => ({ text, toolCalls: [], finishReason: 'stop' });

/** A Llama stream of a given text, without usage. */
export function sayAsLlama(text: string, increments = words(text)): Recipe['make'] {
  return (kit, model) => ({
    request: askGeneric(model, kit.question(), streamed),
    body: llamaText(kit, text, increments) + closingEmptyText('stop', kit.pad()) + done,
    turn: said(text),
  });
}

/** Words, then an end given as a function of the kit. */
export function wordsThen(end: (kit: Kit) => string): Recipe['make'] {
  return (kit, model) => {
    const text = kit.sentence();
    return {
      request: askGeneric(model, kit.question(), streamed),
      body:
        words(text)
          .map((word) => genericText(word, kit.pad()))
          .join('') + end(kit),
      turn: said(text),
    };
  };
}
