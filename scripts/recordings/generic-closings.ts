/** GENERIC streams of text: each known form of the final frame, and of usage. */
import { closingBare, closingRoleOnly, done, frame, genericText, textPart } from './frames.js';
import { said, wordsThen } from './generic-say.js';
import { words } from './kit.js';
import { gemini, gpt, grok } from './models.js';
import * as from from './origins.js';
import type { Recipe } from './recipe.js';
import { askGeneric, streamed, streamedWithUsage } from './requests.js';

export const genericClosingRecipes: readonly Recipe[] = [
  {
    id: 'generic/xai-text',
    model: grok,
    from: from.lc4jStream('streamedText'),
    make: wordsThen((kit) => closingBare('stop', kit.pad())),
  },
  {
    id: 'generic/xai-text-done',
    model: grok,
    from: from.issue(
      'BerriAI/litellm #39507 (every GENERIC stream is said to end with the sentinel)',
      'Frames in the xAI style; whether the sentinel follows is disputed.',
    ),
    make: wordsThen((kit) => closingBare('stop', kit.pad()) + done),
  },
  {
    id: 'generic/xai-text-without-pad',
    model: grok,
    from: from.deduced('djvolz/coda-code-assistant, test fixtures'),
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          words(text)
            .map((word) =>
              frame({ index: 0, message: { role: 'ASSISTANT', content: [textPart(word)] } }),
            )
            .join('') + frame({ finishReason: 'stop' }),
        turn: said(text),
      };
    },
  },
  {
    id: 'generic/closing-role-only',
    model: gpt,
    from: from.lc4jStream('streamedText1'),
    make: wordsThen((kit) => closingRoleOnly('stop', kit.pad())),
  },
  {
    id: 'generic/closing-carries-only-text',
    model: grok,
    from: from.lc4jStream('streamedText2'),
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          genericText('', kit.pad()) +
          genericText('', kit.pad()) +
          frame({
            message: { role: 'ASSISTANT', content: [textPart(text)] },
            finishReason: 'stop',
            pad: kit.pad(),
          }),
        turn: said(text),
      };
    },
  },
  {
    id: 'generic/closing-carries-last-text',
    model: grok,
    from: from.lc4jStream('streamedText2', 'Here increments come before, as in other streams.'),
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          words(text)
            .map((word) => genericText(word, kit.pad()))
            .join('') +
          frame({
            message: { role: 'ASSISTANT', content: [textPart(' So there.')] },
            finishReason: 'stop',
            pad: kit.pad(),
          }),
        turn: said(`${text} So there.`),
      };
    },
  },
  {
    id: 'generic/closing-with-usage',
    model: gemini,
    from: from.deduced('NVIDIA/NeMo-Relay and acedergren/oci-genai-provider, test fixtures'),
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamedWithUsage),
        body:
          words(text)
            .map((word) => genericText(word, kit.pad()))
            .join('') +
          frame({
            message: { role: 'ASSISTANT', content: [textPart('')] },
            finishReason: 'stop',
            usage: { completionTokens: 11, promptTokens: 9, totalTokens: 20 },
            pad: kit.pad(),
          }),
        turn: { ...said(text), usage: { promptTokens: 9, completionTokens: 11, totalTokens: 20 } },
      };
    },
  },
  {
    id: 'generic/usage-with-details',
    model: gpt,
    from: from.deduced(
      'npm oci-generativeaiinference 2.142.0, lib/model/usage.d.ts',
      'The details are recorded in a whole answer of openai.gpt-5.4, not in a stream.',
    ),
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamedWithUsage),
        body:
          words(text)
            .map((word) => genericText(word, kit.pad()))
            .join('') +
          closingRoleOnly('stop', kit.pad()) +
          frame({
            usage: {
              completionTokens: 90,
              promptTokens: 120,
              totalTokens: 210,
              completionTokensDetails: { acceptedPredictionTokens: 0, reasoningTokens: 64 },
              promptTokensDetails: { cachedTokens: 96 },
            },
            pad: kit.pad(),
          }),
        turn: {
          ...said(text),
          usage: {
            promptTokens: 120,
            completionTokens: 90,
            totalTokens: 210,
            reasoningTokens: 64,
            cachedTokens: 96,
          },
        },
      };
    },
  },
];
