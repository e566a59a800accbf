/** Whole GENERIC answers. */
import type { FinishReason, ToolCall, Turn, Usage } from '../../src/protocol/turn.js';
import { textPart } from './frames.js';
import { gemini, gpt, grok, llama } from './generic-text.js';
import type { Kit } from './kit.js';
import * as from from './origins.js';
import type { Json, Made, Recipe } from './recipe.js';
import { askGeneric, genericTools } from './requests.js';

/** The envelope around the one choice; usage is the last key but `serviceTier`. */
function answer(model: string, choice: Json, usage: Json, more: Json = {}): string {
  return JSON.stringify({
    modelId: model,
    modelVersion: '1.0.0',
    chatResponse: {
      apiFormat: 'GENERIC',
      timeCreated: '2026-11-21T09:30:15.042Z',
      choices: [choice],
      usage,
      ...more,
    },
  });
}

/** Counts as on the wire, in the recorded order. */
const wireUsage = ({ completionTokens, promptTokens, totalTokens }: Usage): Json =>
  completionTokens === undefined
    ? { promptTokens, totalTokens }
    : { completionTokens, promptTokens, totalTokens };

const counts: Usage = { promptTokens: 31, completionTokens: 12, totalTokens: 43 };

const choiceOf = (message: Json, finishReason: string): Json => ({
  index: 0,
  message: { role: 'ASSISTANT', ...message },
  finishReason,
  logprobs: {},
});

/** A message with its wire reason, and the turn that it is. */
function told(
  kit: Kit,
  model: string,
  message: Json,
  wireReason: string,
  turn: Partial<Turn> & { readonly finishReason: FinishReason },
  ask: Json = {},
): Made {
  return {
    request: askGeneric(model, kit.question(), ask),
    body: answer(model, choiceOf(message, wireReason), wireUsage(counts)),
    turn: { text: '', toolCalls: [], usage: counts, ...turn },
  };
}

/** A text as Llama answers it. */
function sayAsLlama(text: string): Recipe['make'] {
  return (kit, model) =>
    told(kit, model, { content: [textPart(text)], toolCalls: [] }, 'stop', {
      text,
      finishReason: 'stop',
    });
}

/** An answer whose text is a seeded sentence. */
function sentence(
  message: (text: string) => Json,
  wireReason: string,
  finishReason: FinishReason,
  reading = (text: string): Partial<Turn> => ({ text }),
): Recipe['make'] {
  return (kit, model) => {
    const text = kit.sentence();
    return told(kit, model, message(text), wireReason, { ...reading(text), finishReason });
  };
}

/** An answer that calls tools; `message` says how the calls stand on the wire. */
function calls(
  callsOf: (kit: Kit) => readonly ToolCall[],
  message: (wireCalls: readonly Json[]) => Json,
  wireReason = 'tool_calls',
  idOf = ({ id }: ToolCall): Json => (id === undefined ? {} : { id }),
): Recipe['make'] {
  return (kit, model) => {
    const toolCalls = callsOf(kit);
    const wireCalls = toolCalls.map((call) => ({
      ...idOf(call),
      type: 'FUNCTION',
      name: call.name,
      arguments: call.arguments,
    }));
    return told(
      kit,
      model,
      message(wireCalls),
      wireReason,
      { toolCalls, finishReason: 'tool_calls' },
      genericTools,
    );
  };
}

const tide = (kit: Kit, id?: string): ToolCall => ({
  ...(id === undefined ? {} : { id }),
  name: 'get_tide',
  arguments: JSON.stringify({ harbour: kit.city() }),
});
const callsOnly = (toolCalls: readonly Json[]): Json => ({ toolCalls });
const clientTests = 'BerriAI/litellm and langchain4j/langchain4j-community, unit tests';
const missingId = from.issue('BerriAI/litellm PR #27192 and #18654');

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
    id: 'generic/answer-tool-call',
    model: grok,
    from: from.deduced(clientTests),
    make: calls((kit) => [tide(kit, `call_${kit.digits(8)}`)], callsOnly),
  },
  {
    id: 'generic/answer-two-tool-calls',
    model: gpt,
    from: from.deduced(clientTests, 'Two calls in one message are assumed.'),
    make: calls(
      (kit) => [
        tide(kit, `call_${kit.hex(24)}`),
        {
          id: `call_${kit.hex(24)}`,
          name: 'find_train',
          arguments: JSON.stringify({ from: kit.city(), to: kit.city() }),
        },
      ],
      callsOnly,
    ),
  },
  {
    id: 'generic/answer-tool-call-same-function-twice',
    model: gpt,
    from: from.deduced(clientTests, 'Two calls in one message are assumed.'),
    make: calls(
      (kit) => [tide(kit, `call_${kit.hex(24)}`), tide(kit, `call_${kit.hex(24)}`)],
      callsOnly,
    ),
  },
  {
    id: 'generic/answer-tool-call-without-id',
    model: gemini,
    from: missingId,
    make: calls((kit) => [tide(kit)], callsOnly),
  },
  {
    id: 'generic/answer-two-tool-calls-without-id',
    model: gemini,
    from: from.deduced(missingId.source, 'Two calls in one message are assumed.'),
    make: calls((kit) => [tide(kit), tide(kit)], callsOnly),
  },
  {
    id: 'generic/answer-tool-call-null-id',
    model: gemini,
    from: from.issue('oracle/langchain-oracle PR #79'),
    variations: ['null-id'],
    make: calls(
      (kit) => [tide(kit)],
      callsOnly,
      'tool_calls',
      () => ({ id: null }),
    ),
  },
  {
    id: 'generic/answer-tool-call-null-content',
    model: gpt,
    from: from.deduced(clientTests),
    variations: ['null-content'],
    make: calls(
      (kit) => [tide(kit, `call_${kit.hex(24)}`)],
      (toolCalls) => ({ content: null, toolCalls }),
    ),
  },
  {
    id: 'generic/answer-tool-call-beside-part-without-text',
    model: gemini,
    from: from.issue('BerriAI/litellm #18654', 'The finish reason is assumed.'),
    make: calls(
      (kit) => [tide(kit)],
      (toolCalls) => ({ content: [{ type: 'TEXT' }], toolCalls }),
      'stop',
    ),
  },
  {
    id: 'generic/answer-tool-call-double-encoded',
    model: llama,
    from: from.issue('oracle/langchain-oracle #52'),
    make: calls(
      (kit) => [
        {
          id: `chatcmpl-tool-${kit.hex(32)}`,
          name: 'get_tide',
          arguments: JSON.stringify(JSON.stringify({ harbour: kit.city() })),
        },
      ],
      callsOnly,
    ),
  },
  {
    id: 'generic/answer-tool-call-empty-object',
    model: grok,
    from: from.deduced(clientTests),
    make: calls(
      (kit) => [{ id: `call_${kit.digits(8)}`, name: 'ring_bell', arguments: '{}' }],
      callsOnly,
    ),
  },
  {
    id: 'generic/answer-tool-call-broken-arguments',
    model: llama,
    from: from.deduced(clientTests, 'Arguments that are not JSON are assumed.'),
    make: calls(
      (kit) => [
        { id: `chatcmpl-tool-${kit.hex(32)}`, name: 'get_tide', arguments: '{"harbour": "Cor' },
      ],
      callsOnly,
    ),
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
