import { textPart } from './frames.js';
import {
  answer,
  choiceOf,
  clientTests,
  counts,
  sayAsLlama,
  sentence,
  told,
  wireUsage,
} from './generic-answer.js';
import { gemini, gpt, grok, llama } from './models.js';
import * as from from './origins.js';
import type { Json, Recipe } from './recipe.js';
import { askGeneric } from './requests.js';

export const genericAnswerRecipes: readonly Recipe[] = [
  {
    id: 'generic/answer-llama',
    model: llama,
    from: from.llamaAnswer,
    make: sentence((text) => ({ content: [textPart(text)], toolCalls: [] }), 'stop', 'stop'),
  },
  {
    id: 'generic/answer-openai',
    model: gpt,
    from: from.openaiAnswer,
    make: (kit, model) => {
      const text = `${kit.sentence()} “${kit.sentence()}”`;
      return {
        request: askGeneric(model, kit.question()),
        body: answer(
          model,
          choiceOf({ content: [textPart(text)], annotations: [] }, 'stop'),
          {
            ...wireUsage(counts),
            completionTokensDetails: { acceptedPredictionTokens: 0, reasoningTokens: 0 },
            promptTokensDetails: { cachedTokens: 0 },
          },
          { serviceTier: 'DEFAULT' },
        ),
        turn: {
          text,
          toolCalls: [],
          finishReason: 'stop',
          usage: { ...counts, reasoningTokens: 0, cachedTokens: 0 },
        },
      };
    },
  },
  {
    id: 'generic/answer-two-candidates',
    model: llama,
    from: from.deduced(
      'npm oci-generativeaiinference, lib/model/generic-chat-request.d.ts (numGenerations), generic-chat-response.d.ts and chat-choice.d.ts (index)',
      'Not seen from the service.',
    ),
    make: (kit, model) => {
      const [first, second] = [kit.sentence(), kit.sentence()];
      const say = (index: number, text: string): Json => ({
        ...choiceOf({ content: [textPart(text)], toolCalls: [] }, 'stop'),
        index,
      });
      return {
        request: askGeneric(model, kit.question(), { numGenerations: 2 }),
        body: answer(model, [say(0, first), say(1, second)], wireUsage(counts)),
        turn: { text: first, toolCalls: [], finishReason: 'stop', usage: counts },
      };
    },
  },
  {
    id: 'generic/answer-tool-call-as-text',
    model: llama,
    from: from.issue('oracle/langchain-oracle #207', 'Seen with models on dedicated clusters.'),
    make: sayAsLlama('<tool_call>{"name": "ring_bell", "arguments": {}}</tool_call>'),
  },
  {
    id: 'generic/answer-without-message',
    model: gemini,
    from: from.issue('BerriAI/litellm PR #25174', 'The finish reason is assumed.'),
    variations: ['no-message'],
    make: (kit, model) => ({
      request: askGeneric(model, kit.question(), { maxTokens: 8 }),
      body: answer(
        model,
        { index: 0, finishReason: 'max_tokens', logprobs: {} },
        wireUsage({ promptTokens: 12, totalTokens: 20 }),
      ),
      turn: {
        text: '',
        toolCalls: [],
        finishReason: 'length',
        usage: { promptTokens: 12, totalTokens: 20 },
      },
    }),
  },
  {
    id: 'generic/answer-total-above-sum',
    model: grok,
    from: from.live('BerriAI/litellm PR #13206, comment with pasted output'),
    make: (kit, model) => {
      const text = kit.sentence();
      const usage = { promptTokens: 19, completionTokens: 27, totalTokens: 233 };
      return {
        request: askGeneric(model, kit.question()),
        body: answer(model, choiceOf({ content: [textPart(text)] }, 'stop'), wireUsage(usage)),
        turn: { text, toolCalls: [], finishReason: 'stop', usage },
      };
    },
  },
  {
    id: 'generic/answer-two-text-parts',
    model: gemini,
    from: from.issue('oracle/langchain-oracle PR #116'),
    make: sentence(
      (text) => ({ content: [textPart(text), textPart(' And so on.')] }),
      'stop',
      'stop',
      (text) => ({ text: `${text} And so on.` }),
    ),
  },
  {
    id: 'generic/answer-text-part-without-text',
    model: gemini,
    from: from.issue('oracle/langchain-oracle #86', 'Seen beside a tool call; here beside text.'),
    variations: ['part-without-text'],
    make: sentence((text) => ({ content: [{ type: 'TEXT' }, textPart(text)] }), 'stop', 'stop'),
  },
  {
    id: 'generic/answer-reasoning',
    model: 'xai.grok-3-mini',
    from: from.issue('oracle/langchain-oracle PR #237'),
    make: sentence(
      (text) => ({ content: [textPart('Yes.')], reasoningContent: text }),
      'stop',
      'stop',
      (text) => ({ text: 'Yes.', reasoning: text }),
    ),
  },
  {
    id: 'generic/answer-reasoning-null',
    model: 'openai.gpt-oss-120b',
    from: from.issue('oracle/langchain-oracle PR #237 and libs/js/oci'),
    variations: ['null-reasoning'],
    make: sentence(
      (text) => ({ content: [textPart(text)], reasoningContent: null }),
      'stop',
      'stop',
    ),
  },
  {
    id: 'generic/answer-length-without-text',
    model: gpt,
    from: from.issue('oracle/langchain-oracle, integration tests (comment on live behaviour)'),
    make: (kit, model) =>
      told(
        kit,
        model,
        { content: [textPart('')], annotations: [] },
        'length',
        { finishReason: 'length' },
        { maxCompletionTokens: 16 },
      ),
  },
  {
    id: 'generic/answer-max-tokens',
    model: gemini,
    from: from.issue('NVIDIA/NeMo-Relay, oci_genai tests (comment on live behaviour)'),
    make: sentence((text) => ({ content: [textPart(text)] }), 'max_tokens', 'length'),
  },
  {
    id: 'generic/answer-content-filter',
    model: gpt,
    from: from.deduced(clientTests),
    make: (kit, model) =>
      told(kit, model, { content: [textPart('')], annotations: [] }, 'content_filter', {
        finishReason: 'content_filter',
      }),
  },
  {
    id: 'generic/answer-finish-unlisted',
    model: grok,
    from: from.deduced('None: the field is a free string, so a reason may come that nobody lists.'),
    variations: ['unlisted-finish-reason'],
    make: sentence((text) => ({ content: [textPart(text)] }), 'tide_turned', 'unknown'),
  },
  {
    id: 'generic/answer-url-citation',
    model: gpt,
    from: from.deduced('npm oci-generativeaiinference 2.142.0, lib/model/annotation.d.ts'),
    make: sentence(
      (text) => ({
        content: [textPart(text)],
        annotations: [
          {
            type: 'url_citation',
            urlCitation: {
              startIndex: 0,
              endIndex: 4,
              title: 'Tides',
              url: 'https://example.com/',
            },
          },
        ],
      }),
      'stop',
      'stop',
    ),
  },
  {
    id: 'generic/answer-emoji',
    model: llama,
    from: from.onRecordedLlamaAnswer('Raw UTF-8 is recorded for quotation marks.'),
    make: sayAsLlama('Two 👩🏿‍🚀 and a 🏴‍☠️, e\u0301 and \u00e9; done ✅'),
  },
  {
    id: 'generic/answer-arabic',
    model: llama,
    from: from.onRecordedLlamaAnswer('Raw UTF-8 is recorded for quotation marks.'),
    make: sayAsLlama('المفتاح \u2067تحت الحصيرة\u2069 (الباب 4).'),
  },
  {
    id: 'generic/answer-multi-line-text',
    model: llama,
    from: from.onRecordedLlamaAnswer('Line separators and escapes are assumed.'),
    make: sayAsLlama('One "line",\n\tanother \\ line,\r\nand \u2028 a third.'),
  },
  {
    id: 'generic/answer-unknown-fields',
    model: llama,
    from: from.deduced('None: what a later version of the service may add.'),
    variations: ['unknown-fields'],
    make: sentence(
      (text) => ({ content: [{ ...textPart(text), weight: 1 }], mood: { name: 'calm' } }),
      'stop',
      'stop',
    ),
  },
  {
    id: 'generic/answer-dedicated',
    model: 'ocid1.generativeaiendpoint.oc1.us-chicago-1.exampleuniqueid',
    from: from.deduced('NVIDIA/NeMo-Relay, oci_genai tests (client test)'),
    make: (kit, model) => {
      const text = kit.sentence();
      const made = told(kit, model, { content: [textPart(text)], toolCalls: [] }, 'stop', {
        text,
        finishReason: 'stop',
      });
      const servingMode = { servingType: 'DEDICATED', endpointId: model };
      return { ...made, request: { ...made.request, servingMode } };
    },
  },
];
