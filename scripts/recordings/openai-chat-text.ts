/** Chat completions: streams of text, reasoning and refusals, and where usage stands in them. */
import { done, frame } from './frames.js';
import { type Kit, pieces, words } from './kit.js';
import { gemini, gpt, grok, llama } from './models.js';
import {
  askChat,
  counts,
  detailed,
  headOf,
  openaiChunks,
  openaiExtras,
  plainChunks,
  streamed,
  streamedWithUsage,
  type WriteChunk,
  wireCounts,
  wireDetailed,
} from './openai-chat-frames.js';
import * as from from './origins.js';
import type { Made, Recipe } from './recipe.js';

const reference = from.deduced('OpenAI API reference, chat completions (streaming)');
const worker = from.deduced(
  'mastalee928/oci-worker, tests of OciGenerativeOpenAiService (client test)',
);
const gptOss = 'openai.gpt-oss-120b';

const role = { role: 'assistant', content: '' };
const content = (write: WriteChunk, parts: readonly string[]): string =>
  parts.map((part) => write({ content: part })).join('');

/** A text in these increments, as a model of open weights streams it. */
const sayPlainly =
  (incrementsOf: (kit: Kit) => readonly string[], finish = 'stop'): Recipe['make'] =>
  (kit, model) => {
    const increments = incrementsOf(kit);
    const write = plainChunks(headOf(kit, model));
    const finishReason = finish === 'length' || finish === 'content_filter' ? finish : 'stop';
    return {
      request: askChat(model, kit.question(), streamed),
      body: write(role) + content(write, increments) + write({}, finish) + done,
      turn: { text: increments.join(''), toolCalls: [], finishReason },
    };
  };

/** OpenAI's own stream; `pad` adds obfuscation, `end` closes it. */
const sayAsOpenAi =
  (end: string, pad: (kit: Kit) => Record<string, string> = () => ({})): Recipe['make'] =>
  (kit, model) => {
    const text = kit.sentence();
    const head = headOf(kit, model, openaiExtras);
    const write = openaiChunks(head);
    return {
      request: askChat(model, kit.question(), streamedWithUsage),
      body:
        write({ ...role, refusal: null }, null, pad(kit)) +
        words(text)
          .map((word) => write({ content: word }, null, pad(kit)))
          .join('') +
        write({}, 'stop', pad(kit)) +
        frame({ ...head, choices: [], usage: wireDetailed, ...pad(kit) }) +
        end,
      turn: { text, toolCalls: [], finishReason: 'stop', usage: detailed },
    };
  };

/** Reasoning, then text. */
const reason: Recipe['make'] = (kit, model): Made => {
  const [reasoning, text] = [kit.paragraph(), kit.sentence()];
  const write = plainChunks(headOf(kit, model));
  return {
    request: askChat(model, kit.question(), { ...streamed, reasoning_effort: 'low' }),
    body:
      write(role) +
      words(reasoning)
        .map((word) => write({ reasoning_content: word }))
        .join('') +
      content(write, words(text)) +
      write({}, 'stop') +
      done,
    turn: { text, reasoning, toolCalls: [], finishReason: 'stop' },
  };
};

export const chatTextRecipes: readonly Recipe[] = [
  { id: 'openai-chat/gpt-text', model: gpt, from: reference, make: sayAsOpenAi(done) },
  {
    id: 'openai-chat/gpt-text-obfuscation',
    model: gpt,
    from: from.deduced(reference.source, 'Whether the service passes obfuscation on is unknown.'),
    make: sayAsOpenAi(done, (kit) => ({ obfuscation: kit.hex(8) })),
  },
  {
    id: 'openai-chat/gpt-text-without-done',
    model: gpt,
    from: from.deduced('Many services that are compatible with OpenAI leave [DONE] out.'),
    make: sayAsOpenAi(''),
  },
  {
    id: 'openai-chat/llama-text',
    model: llama,
    from: reference,
    make: sayPlainly((kit) => words(kit.paragraph())),
  },
  {
    id: 'openai-chat/emoji-text',
    model: llama,
    from: reference,
    make: sayPlainly(() => ['Fish', ' 🐟', ' and 👩‍', '🍳', ' 🇯', '🇵', ' é', 'è', ' e\u0301']),
  },
  {
    id: 'openai-chat/right-to-left-text',
    model: llama,
    from: reference,
    make: sayPlainly(() => ['مرحبا', ' بالعالم', '، ', 'שלום', ' עולם', ' (1)', ' \u200f12\u200f']),
  },
  {
    id: 'openai-chat/cjk-text',
    model: llama,
    from: reference,
    make: sayPlainly(() => pieces('潮汐は月の引力で起こる。𠮷野家も、日に二度。', 2)),
  },
  {
    id: 'openai-chat/multi-line-text',
    model: llama,
    from: reference,
    make: sayPlainly(() => [
      '# Tides\n',
      '\n',
      '- high\r\n',
      '- "low"\t',
      '\\n',
      '\u2028',
      '```\n',
    ]),
  },
  {
    id: 'openai-chat/finish-length',
    model: llama,
    from: reference,
    make: sayPlainly((kit) => words(kit.sentence()).slice(0, 4), 'length'),
  },
  {
    id: 'openai-chat/finish-content-filter',
    model: llama,
    from: reference,
    make: sayPlainly((kit) => words(kit.sentence()).slice(0, 2), 'content_filter'),
  },
  {
    id: 'openai-chat/empty-text',
    model: llama,
    from: reference,
    make: sayPlainly(() => []),
  },
  {
    id: 'openai-chat/text-without-role',
    model: llama,
    from: worker,
    make: (kit, model) => {
      const text = kit.sentence();
      const write = plainChunks(headOf(kit, model));
      return {
        request: askChat(model, kit.question(), streamed),
        body: content(write, words(text)) + write({}, 'stop') + done,
        turn: { text, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'openai-chat/gpt-refusal',
    model: gpt,
    from: reference,
    make: (kit, model) => {
      const refusal = "I'm sorry, I can't help with that.";
      const write = openaiChunks(headOf(kit, model, openaiExtras), {});
      return {
        request: askChat(model, kit.question(), streamed),
        body:
          write({ ...role, refusal: null }) +
          words(refusal)
            .map((word) => write({ refusal: word }))
            .join('') +
          write({}, 'stop') +
          done,
        turn: { text: '', toolCalls: [], refusal, finishReason: 'stop' },
      };
    },
  },
  {
    id: 'openai-chat/gpt-oss-reasoning',
    model: gptOss,
    from: from.deduced(
      'acedergren/oci-genai-provider reads reasoning_content from deltas (client test)',
    ),
    make: reason,
  },
  {
    id: 'openai-chat/grok-reasoning',
    model: 'xai.grok-3-mini',
    from: from.deduced('oracle/langchain-oracle PR #110 (native route)'),
    make: reason,
  },
  {
    id: 'openai-chat/grok-running-usage',
    model: grok,
    from: from.deduced("Public captures of xAI's own API; through Oracle it was not seen."),
    make: (kit, model) => {
      const parts = words(kit.sentence());
      const write = plainChunks(headOf(kit, model));
      const usage = (completion: number) => ({
        usage: {
          prompt_tokens: 31,
          completion_tokens: completion,
          total_tokens: 31 + completion,
          prompt_tokens_details: {
            text_tokens: 31,
            audio_tokens: 0,
            image_tokens: 0,
            cached_tokens: 4,
          },
          completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
          num_sources_used: 0,
        },
      });
      return {
        request: askChat(model, kit.question(), streamedWithUsage),
        body:
          parts
            .map((part, n) =>
              write(
                { ...(n === 0 ? { role: 'assistant' } : {}), content: part },
                null,
                usage(n + 1),
              ),
            )
            .join('') +
          write({}, 'stop', usage(parts.length)) +
          done,
        turn: {
          text: parts.join(''),
          toolCalls: [],
          finishReason: 'stop',
          usage: {
            promptTokens: 31,
            completionTokens: parts.length,
            totalTokens: 31 + parts.length,
            reasoningTokens: 0,
            cachedTokens: 4,
          },
        },
      };
    },
  },
  {
    id: 'openai-chat/usage-in-closing',
    model: llama,
    from: from.deduced(
      'coder/aibridge, fixture of a stream with a nonzero tool index (client test)',
    ),
    make: (kit, model) => {
      const text = kit.sentence();
      const write = plainChunks(headOf(kit, model));
      return {
        request: askChat(model, kit.question(), streamedWithUsage),
        body:
          write(role) +
          content(write, words(text)) +
          write({}, 'stop', { usage: wireCounts }) +
          done,
        turn: { text, toolCalls: [], finishReason: 'stop', usage: counts },
      };
    },
  },
  {
    id: 'openai-chat/gemini-text',
    model: gemini,
    from: worker,
    make: (kit, model) => {
      const [text, head] = [kit.sentence(), headOf(kit, model)];
      const write = plainChunks(head);
      return {
        request: askChat(model, kit.question(), streamedWithUsage),
        body:
          write({ role: 'assistant', content: text }, 'stop') +
          frame({ ...head, usage: wireCounts }) +
          done,
        turn: { text, toolCalls: [], finishReason: 'stop', usage: counts },
      };
    },
  },
  {
    id: 'openai-chat/gemini-long-text',
    model: gemini,
    from: from.deduced(
      'oracle-samples/locus, tests: few large chunks; usage as in oci-worker (client tests)',
    ),
    make: (kit, model) => {
      const [parts, head] = [pieces(kit.paragraph(), 90), headOf(kit, model)];
      const write = plainChunks(head);
      return {
        request: askChat(model, kit.question(), streamedWithUsage),
        body:
          parts
            .map((part, n) =>
              write({ role: 'assistant', content: part }, n === parts.length - 1 ? 'stop' : null),
            )
            .join('') +
          frame({ ...head, usage: wireCounts }) +
          done,
        turn: { text: parts.join(''), toolCalls: [], finishReason: 'stop', usage: counts },
      };
    },
  },
  {
    id: 'openai-chat/gemini-length-without-text',
    model: gemini,
    from: from.deduced('BerriAI/litellm PR #24816 (native route): the limit spent on reasoning'),
    make: (kit, model) => {
      const head = headOf(kit, model);
      return {
        request: askChat(model, kit.question(), { ...streamedWithUsage, max_tokens: 16 }),
        body:
          plainChunks(head)({ role: 'assistant' }, 'length') +
          frame({
            ...head,
            usage: {
              prompt_tokens: 31,
              total_tokens: 47,
              completion_tokens_details: { reasoning_tokens: 16 },
            },
          }) +
          done,
        turn: {
          text: '',
          toolCalls: [],
          finishReason: 'length',
          usage: { promptTokens: 31, totalTokens: 47, reasoningTokens: 16 },
        },
      };
    },
  },
  {
    id: 'openai-chat/gemini-max-tokens',
    model: gemini,
    from: from.issue('sogawa-yk/jetuse, docs/tips.md: max_tokens instead of length'),
    make: (kit, model) => {
      const text = words(kit.sentence()).slice(0, 3).join('');
      const write = plainChunks(headOf(kit, model));
      return {
        request: askChat(model, kit.question(), { ...streamed, max_tokens: 128 }),
        body: write({ role: 'assistant', content: text }, 'max_tokens') + done,
        turn: { text, toolCalls: [], finishReason: 'length' },
      };
    },
  },
  {
    id: 'openai-chat/two-candidates',
    model: llama,
    from: reference,
    make: (kit, model) => {
      const [first, second] = [kit.sentence(), kit.sentence()];
      const head = headOf(kit, model);
      const write = (index: number, delta: object, finish: string | null = null) =>
        frame({ ...head, choices: [{ index, delta, finish_reason: finish }] });
      const say = (index: number, text: string) =>
        words(text).map((word) => write(index, { content: word }));
      const [ones, twos] = [say(0, first), say(1, second)];
      return {
        request: askChat(model, kit.question(), { ...streamed, n: 2 }),
        body: [
          write(0, role),
          write(1, role),
          ...Array.from({ length: Math.max(ones.length, twos.length) }, (_, n) => [
            twos[n] ?? '',
            ones[n] ?? '',
          ]).flat(),
          write(0, {}, 'stop'),
          write(1, {}, 'stop'),
          done,
        ].join(''),
        turn: { text: first, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
];
