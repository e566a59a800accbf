/** `chatResponse.choices[].delta.content`, known from one client's code and never recorded. */
import { done, frame } from './frames.js';
import { words } from './kit.js';
import { llama } from './models.js';
import * as from from './origins.js';
import type { Json, Recipe } from './recipe.js';
import { askGeneric, streamed } from './requests.js';

const origin = from.deduced(
  'djvolz/coda-code-assistant, provider code and wiki (client test)',
  'The end of the stream is assumed.',
);

const delta = (content: string): string =>
  frame({ chatResponse: { choices: [{ delta: { content } }] } });
const closing = (finishReason: string): string => {
  const choice: Json = { delta: {}, finishReason };
  return frame({ chatResponse: { choices: [choice] } });
};

export const legacyRecipes: readonly Recipe[] = [
  {
    id: 'legacy/text',
    model: llama,
    from: origin,
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: words(text).map(delta).join('') + closing('stop'),
        turn: { text, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'legacy/text-done',
    model: llama,
    from: origin,
    make: (kit, model) => {
      const text = `${kit.sentence()} 👨‍🌾 שלום`;
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: words(text).map(delta).join('') + closing('stop') + done,
        turn: { text, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
];
