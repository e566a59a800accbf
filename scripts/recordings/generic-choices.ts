/** GENERIC frames wrapped in `choices[0]`; never recorded. */
import { frame, textPart } from './frames.js';
import { words } from './kit.js';
import { grok } from './models.js';
import * as from from './origins.js';
import type { Json, Recipe } from './recipe.js';
import { askGeneric, genericTools, streamed } from './requests.js';

const origin = from.deduced(
  'openai/openai-agents-python PR #3612 (one remark); NVIDIA/NeMo-Relay, collector test (client test)',
);

const choice = (message: Json, more: Json = {}): Json => ({
  choices: [{ index: 0, message: { role: 'ASSISTANT', ...message }, ...more }],
});

export const genericChoicesRecipes: readonly Recipe[] = [
  {
    id: 'generic-choices/text',
    model: grok,
    from: origin,
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          words(text)
            .map((word) => frame(choice({ content: [textPart(word)] })))
            .join('') + frame(choice({ content: [textPart('')] }, { finishReason: 'stop' })),
        turn: { text, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'generic-choices/enveloped-opening',
    model: grok,
    from: origin,
    make: (kit, model) => {
      const [first, ...rest] = words(kit.sentence());
      const opening = first ?? '';
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          frame({
            modelId: model,
            modelVersion: '1.0.0',
            chatResponse: { apiFormat: 'GENERIC', ...choice({ content: [textPart(opening)] }) },
          }) +
          rest.map((word) => frame(choice({ content: [textPart(word)] }))).join('') +
          frame(choice({ content: [textPart('')] }, { finishReason: 'stop' })),
        turn: { text: opening + rest.join(''), toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'generic-choices/tool-call',
    model: grok,
    from: origin,
    make: (kit, model) => {
      const call = {
        id: `call_${kit.digits(8)}`,
        name: 'get_tide',
        arguments: JSON.stringify({ harbour: kit.city() }),
      };
      return {
        request: askGeneric(model, kit.question(), { ...genericTools, ...streamed }),
        body:
          frame(
            choice({
              toolCalls: [
                { type: 'FUNCTION', id: call.id, name: call.name, arguments: call.arguments },
              ],
            }),
          ) + frame(choice({}, { finishReason: 'tool_calls' })),
        turn: { text: '', toolCalls: [call], finishReason: 'tool_calls' },
      };
    },
  },
  {
    id: 'generic-choices/emoji-text',
    model: grok,
    from: origin,
    make: (kit, model) => ({
      request: askGeneric(model, kit.question(), streamed),
      body: [
        frame(choice({ content: [textPart('🧑‍')] })),
        frame(choice({ content: [textPart('🍳 כן, ')] })),
        frame(choice({ content: [textPart('はい')] })),
        frame(choice({ content: [textPart('')] }, { finishReason: 'stop' })),
      ].join(''),
      turn: { text: '🧑‍🍳 כן, はい', toolCalls: [], finishReason: 'stop' },
    }),
  },
];
