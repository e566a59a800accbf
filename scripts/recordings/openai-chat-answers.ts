/** Chat completions: whole answers. */
import type { FinishReason, ToolCall, Turn, Usage } from '../../src/protocol/turn.js';
import type { Kit } from './kit.js';
import { gemini, gpt, grok, llama } from './models.js';
import {
  askChat,
  callId,
  chatAnswer,
  chatTools,
  counts,
  detailed,
  openaiExtras,
  tide,
  train,
  wireCall,
  wireCounts,
  wireDetailed,
} from './openai-chat-frames.js';
import * as from from './origins.js';
import type { Json, Origin, Recipe } from './recipe.js';

const reference = from.deduced('OpenAI API reference, chat completions');
const gptOss = 'openai.gpt-oss-120b';

const choice = (message: Json | undefined, finish: string, more: Json = {}): Json => ({
  index: 0,
  ...(message === undefined ? {} : { message }),
  ...more,
  finish_reason: finish,
});

/** The message on the wire, and what of the turn it says. */
type Message = (kit: Kit) => readonly [message: Json, turn: Partial<Turn>];

interface Told {
  readonly message?: Message;
  readonly finish?: readonly [wire: string, reason: FinishReason];
  readonly usage?: readonly [wire: Json, usage: Usage];
  readonly ask?: Json;
  /** Members beside `choices`. */
  readonly more?: Json;
}

/** An answer of one choice; no message where none is given. */
const told =
  ({
    message,
    finish = ['stop', 'stop'],
    usage = [wireCounts, counts],
    ask,
    more,
  }: Told): Recipe['make'] =>
  (kit, model) => {
    const [wire, turn] = message?.(kit) ?? [undefined, {}];
    return {
      request: askChat(model, kit.question(), ask),
      body: chatAnswer(kit, model, [choice(wire, finish[0])], usage[0], more),
      turn: { text: '', toolCalls: [], finishReason: finish[1], usage: usage[1], ...turn },
    };
  };

const says =
  (text: string): Message =>
  () => [{ role: 'assistant', content: text }, { text }];
const sentence: Message = (kit) => {
  const text = kit.sentence();
  return [{ role: 'assistant', content: text }, { text }];
};

/** These calls, as they stand in a message. */
const calls =
  (callsOf: (kit: Kit) => readonly ToolCall[], content: Json = { content: null }): Message =>
  (kit) => {
    const toolCalls = callsOf(kit);
    return [
      { role: 'assistant', ...content, tool_calls: toolCalls.map((call) => wireCall(call)) },
      { toolCalls },
    ];
  };

const called = ['tool_calls', 'tool_calls'] as const;

const answer = (name: string, model: string, origin: Origin, make: Recipe['make']): Recipe => ({
  id: `openai-chat/answer-${name}`,
  model,
  from: origin,
  make,
});

/** With every member that OpenAI sends. */
const asOpenAi: Recipe['make'] = (kit, model) => {
  const text = kit.sentence();
  const message = { role: 'assistant', content: text, refusal: null };
  return {
    request: askChat(model, kit.question()),
    body: chatAnswer(
      kit,
      model,
      [choice(message, 'stop', { logprobs: null })],
      wireDetailed,
      openaiExtras,
    ),
    turn: { text, toolCalls: [], finishReason: 'stop', usage: detailed },
  };
};

const shortGemini = from.deduced(
  'BerriAI/litellm PR #24816 (native route, same model); oracle-samples/locus guards against it',
);

export const chatAnswerRecipes: readonly Recipe[] = [
  answer('gpt', gpt, reference, asOpenAi),
  answer('llama', llama, reference, told({ message: sentence })),
  answer('emoji', llama, reference, told({ message: says('Fish 🐟 and 👩‍🍳, 🇯🇵 e\u0301') })),
  answer(
    'right-to-left',
    llama,
    reference,
    told({ message: says('مرحبا، שלום (1) \u200f12\u200f') }),
  ),
  answer(
    'multi-line-text',
    llama,
    reference,
    told({ message: says('# Tides\n\n- "high"\r\n\t\\n\u2028') }),
  ),
  answer('empty-text', llama, reference, told({ message: says('') })),
  answer(
    'grok',
    grok,
    from.deduced("Public captures of xAI's own API; through Oracle it was not seen."),
    told({
      message: (kit) => {
        const text = kit.sentence();
        return [{ role: 'assistant', content: text, refusal: null }, { text }];
      },
      usage: [
        {
          ...wireCounts,
          prompt_tokens_details: {
            text_tokens: 31,
            audio_tokens: 0,
            image_tokens: 0,
            cached_tokens: 4,
          },
          completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
          num_sources_used: 0,
        },
        { ...counts, reasoningTokens: 0, cachedTokens: 4 },
      ],
    }),
  ),
  answer(
    'reasoning',
    'xai.grok-3-mini',
    from.deduced('oracle/langchain-oracle PR #110 (native route)'),
    told({
      message: (kit) => {
        const [reasoning, text] = [kit.paragraph(), kit.sentence()];
        return [
          { role: 'assistant', content: text, reasoning_content: reasoning },
          { text, reasoning },
        ];
      },
    }),
  ),
  answer(
    'refusal',
    gpt,
    reference,
    told({
      message: () => {
        const refusal = "I'm sorry, I can't help with that.";
        return [{ role: 'assistant', content: null, refusal }, { refusal }];
      },
      more: openaiExtras,
    }),
  ),
  answer('length', llama, reference, told({ message: sentence, finish: ['length', 'length'] })),
  answer(
    'content-filter',
    gpt,
    reference,
    told({ message: says('I '), finish: ['content_filter', 'content_filter'] }),
  ),
  answer(
    'max-tokens',
    gemini,
    from.issue('sogawa-yk/jetuse, docs/tips.md: max_tokens instead of length'),
    told({ message: sentence, finish: ['max_tokens', 'length'], ask: { max_tokens: 128 } }),
  ),
  answer(
    'without-message',
    gemini,
    shortGemini,
    told({ finish: ['length', 'length'], ask: { max_tokens: 16 } }),
  ),
  answer(
    'null-content',
    gemini,
    shortGemini,
    told({
      message: () => [{ role: 'assistant', content: null }, {}],
      finish: ['length', 'length'],
    }),
  ),
  answer(
    'usage-without-completion',
    gemini,
    shortGemini,
    told({
      message: () => [{ role: 'assistant', content: null }, {}],
      finish: ['length', 'length'],
      usage: [
        {
          prompt_tokens: 31,
          total_tokens: 47,
          completion_tokens_details: { reasoning_tokens: 16 },
          prompt_tokens_details: { cached_tokens: 0 },
        },
        { promptTokens: 31, totalTokens: 47, reasoningTokens: 16, cachedTokens: 0 },
      ],
    }),
  ),
  answer('without-usage', llama, reference, (kit, model) => {
    const text = kit.sentence();
    const message = { role: 'assistant', content: text };
    return {
      request: askChat(model, kit.question()),
      body: chatAnswer(kit, model, [choice(message, 'stop')], undefined),
      turn: { text, toolCalls: [], finishReason: 'stop' },
    };
  }),
  answer('extra-keys', gpt, reference, (kit, model) => {
    const text = kit.sentence();
    const message = { role: 'assistant', content: text, refusal: null };
    const extras = { annotations: [], audio: null, function_call: null, tool_calls: null };
    return {
      request: askChat(model, kit.question()),
      body: chatAnswer(
        kit,
        model,
        [choice({ ...message, ...extras }, 'stop', { logprobs: null })],
        wireDetailed,
        openaiExtras,
      ),
      turn: { text, toolCalls: [], finishReason: 'stop', usage: detailed },
    };
  }),
  answer('two-candidates', llama, reference, (kit, model) => {
    const [first, second] = [kit.sentence(), kit.sentence()];
    const say = (index: number, content: string): Json => ({
      ...choice({ role: 'assistant', content }, 'stop'),
      index,
    });
    return {
      request: askChat(model, kit.question(), { n: 2 }),
      body: chatAnswer(kit, model, [say(0, first), say(1, second)], wireCounts),
      turn: { text: first, toolCalls: [], finishReason: 'stop', usage: counts },
    };
  }),
  answer(
    'tool-call',
    gpt,
    reference,
    told({ message: calls((kit) => [tide(kit, callId(kit))]), finish: called, ask: chatTools }),
  ),
  answer(
    'two-tool-calls',
    gptOss,
    reference,
    told({
      message: calls((kit) => [train(kit, callId(kit)), tide(kit, callId(kit))]),
      finish: called,
      ask: chatTools,
    }),
  ),
  answer(
    'tool-call-without-id',
    gemini,
    from.issue('BerriAI/litellm issue #19223; oracle/langchain-oracle issue #78 (native route)'),
    told({ message: calls((kit) => [tide(kit)], {}), finish: called, ask: chatTools }),
  ),
  answer(
    'tool-call-stop',
    llama,
    from.deduced("googleapis/python-genai issue #2868 (Google's own endpoint, streamed)"),
    told({
      message: calls((kit) => [tide(kit, `chatcmpl-tool-${kit.hex(32)}`)], { content: '' }),
      finish: ['stop', 'tool_calls'],
      ask: chatTools,
    }),
  ),
  answer(
    'tool-call-empty-key',
    gptOss,
    from.issue('sogawa-yk/jetuse, docs/tips.md'),
    told({
      message: calls((kit) => [{ id: callId(kit), name: 'ring_bell', arguments: '{"":"now"}' }]),
      finish: called,
      ask: chatTools,
    }),
  ),
  answer(
    'tool-call-empty-arguments',
    grok,
    from.deduced(
      'coder/aibridge, fixtures: empty arguments stand for an empty object (client test)',
    ),
    told({
      message: calls((kit) => [{ id: callId(kit), name: 'ring_bell', arguments: '' }]),
      finish: called,
      ask: chatTools,
    }),
  ),
];
