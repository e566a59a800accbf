/** GENERIC streams of text: the frames in order, and each known form of the final frame. */
import {
  closingBare,
  closingEmptyText,
  closingRoleOnly,
  done,
  frame,
  genericText,
  textPart,
  usageFrame,
} from './frames.js';
import { type Kit, words } from './kit.js';
import * as from from './origins.js';
import type { Made, Recipe } from './recipe.js';
import { askGeneric, streamed, streamedWithUsage } from './requests.js';

export const llama = 'meta.llama-3.3-70b-instruct';
export const grok = 'xai.grok-4';
export const gemini = 'google.gemini-2.5-flash';
export const gpt = 'openai.gpt-5.4';

/** A text stream as Llama sends it, but for its end. */
function llamaText(kit: Kit, text: string, increments = words(text)): string {
  return ['', ...increments].map((increment) => genericText(increment, kit.pad())).join('');
}

/** A turn of text alone. */
const said = (text: string): Made['turn'] => ({ text, toolCalls: [], finishReason: 'stop' });

/** A Llama stream of a given text, without usage. */
function sayAsLlama(text: string, increments = words(text)): Recipe['make'] {
  return (kit, model) => ({
    request: askGeneric(model, kit.question(), streamed),
    body: llamaText(kit, text, increments) + closingEmptyText('stop', kit.pad()) + done,
    turn: said(text),
  });
}

/** Words, then an end given as a function of the kit. */
function wordsThen(end: (kit: Kit) => string): Recipe['make'] {
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

export const genericTextRecipes: readonly Recipe[] = [
  {
    id: 'generic/llama-text',
    model: llama,
    from: from.llamaStreamWithoutUsage,
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: llamaText(kit, text) + closingEmptyText('stop', kit.pad()) + done,
        turn: said(text),
      };
    },
  },
  {
    id: 'generic/llama-text-usage',
    model: llama,
    from: from.llamaStream,
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamedWithUsage),
        body:
          llamaText(kit, text) +
          closingEmptyText('stop', kit.pad()) +
          usageFrame(17, 41, kit.pad()) +
          done,
        turn: {
          ...said(text),
          usage: { promptTokens: 41, completionTokens: 17, totalTokens: 58 },
        },
      };
    },
  },
  {
    id: 'generic/llama-text-no-done',
    model: llama,
    from: from.issue(
      'oracle/langchain-oracle, libs/js/oci, server_events_iterator (comment: native streams are JSON only)',
      'As recorded for Llama, but without the sentinel.',
    ),
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: llamaText(kit, text) + closingEmptyText('stop', kit.pad()),
        turn: said(text),
      };
    },
  },
  {
    id: 'generic/llama-empty-text',
    model: llama,
    from: from.onRecordedLlama('No increment between the opening and the final frame.'),
    make: sayAsLlama(''),
  },
  {
    id: 'generic/llama-67-frames',
    model: llama,
    from: from.llamaStream,
    make: (kit, model) => {
      const text = words(Array.from({ length: 12 }, () => kit.sentence()).join(' '))
        .slice(0, 64)
        .join('');
      return {
        request: askGeneric(model, kit.question(), streamedWithUsage),
        body:
          llamaText(kit, text) +
          closingEmptyText('stop', kit.pad()) +
          usageFrame(64, 18, kit.pad()) +
          done,
        turn: {
          ...said(text),
          usage: { promptTokens: 18, completionTokens: 64, totalTokens: 82 },
        },
      };
    },
  },
  {
    id: 'generic/llama-multi-line-text',
    model: llama,
    from: from.llamaStream,
    make: (kit, model) => {
      const [first, second] = [kit.sentence(), kit.sentence()];
      const increments = [
        ...words(first),
        '\n\n',
        ...words(second),
        ' "',
        'quoted',
        '" \\ \t|',
        '\n',
      ];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: llamaText(kit, '', increments) + closingEmptyText('stop', kit.pad()) + done,
        turn: said(`${first}\n\n${second} "quoted" \\ \t|\n`),
      };
    },
  },
  {
    id: 'generic/text-looks-like-frames',
    model: llama,
    from: from.onRecordedLlama('The text holds what a careless reader takes for framing.'),
    make: sayAsLlama('data: [DONE]\n\ndata: {"finishReason":"stop"}\n\n: ping', [
      'data: ',
      '[DONE]',
      '\n\n',
      'data: {"finishReason":"stop"}',
      '\n\n',
      ': ping',
    ]),
  },
  {
    id: 'generic/text-with-line-separators',
    model: llama,
    from: from.onRecordedLlama('Characters at which some line splitters break, and SSE does not.'),
    make: sayAsLlama('one\u2028two\u2029three\u0085four', [
      'one\u2028',
      'two',
      '\u2029',
      'three\u0085four',
    ]),
  },
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
  {
    id: 'generic/null-content-in-middle',
    model: grok,
    from: from.deduced('oracle/langchain-oracle and BerriAI/litellm, unit tests'),
    variations: ['null-content'],
    make: (kit, model) => {
      const [first, second] = [kit.sentence(), kit.sentence()];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          genericText(first, kit.pad()) +
          frame({ index: 0, message: { role: 'ASSISTANT', content: null }, pad: kit.pad() }) +
          genericText(second, kit.pad()) +
          closingBare('stop', kit.pad()),
        turn: said(first + second),
      };
    },
  },
  {
    id: 'generic/null-finish-reason-in-middle',
    model: grok,
    from: from.deduced('oracle/langchain-oracle and BerriAI/litellm, unit tests'),
    variations: ['null-finish-reason'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          words(text)
            .map((word) =>
              frame({
                index: 0,
                message: { role: 'ASSISTANT', content: [textPart(word)] },
                finishReason: null,
                pad: kit.pad(),
              }),
            )
            .join('') + closingBare('stop', kit.pad()),
        turn: said(text),
      };
    },
  },
  {
    id: 'generic/two-text-parts',
    model: gemini,
    from: from.issue('oracle/langchain-oracle PR #116', 'Said of messages; here in frames.'),
    make: (kit, model) => {
      const [first, second] = [kit.sentence(), kit.sentence()];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          frame({
            index: 0,
            message: { role: 'ASSISTANT', content: [textPart(first), textPart(` ${second}`)] },
            pad: kit.pad(),
          }) + closingRoleOnly('stop', kit.pad()),
        turn: said(`${first} ${second}`),
      };
    },
  },
  {
    id: 'generic/text-part-without-text',
    model: gemini,
    from: from.issue('oracle/langchain-oracle #86', 'Seen beside a tool call; here alone.'),
    variations: ['part-without-text'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          frame({
            index: 0,
            message: { role: 'ASSISTANT', content: [{ type: 'TEXT' }] },
            pad: kit.pad(),
          }) +
          words(text)
            .map((word) => genericText(word, kit.pad()))
            .join('') +
          closingRoleOnly('stop', kit.pad()),
        turn: said(text),
      };
    },
  },
  {
    id: 'generic/tool-call-as-text',
    model: llama,
    from: from.issue('oracle/langchain-oracle #207', 'Seen with models on dedicated clusters.'),
    make: sayAsLlama('<tool_call>{"name": "ring_bell", "arguments": {}}</tool_call>', [
      '<tool_call>',
      '{"name": "ring_bell"',
      ', "arguments": {}}',
      '</tool_call>',
    ]),
  },
  {
    id: 'generic/unknown-fields',
    model: llama,
    from: from.deduced('None: what a later version of the service may add.'),
    variations: ['unknown-fields'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          words(text)
            .map((word) =>
              frame({
                index: 0,
                message: {
                  role: 'ASSISTANT',
                  content: [{ ...textPart(word), confidence: 0.5 }],
                  mood: { name: 'calm' },
                },
                sequence: [1, 2],
                pad: kit.pad(),
              }),
            )
            .join('') +
          closingEmptyText('stop', kit.pad()) +
          done,
        turn: said(text),
      };
    },
  },
  {
    id: 'generic/unknown-frames',
    model: llama,
    from: from.deduced('None: what a later version of the service may add.'),
    variations: ['unknown-frames'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          frame({ heartbeat: { at: '2026-11-21T00:00:00.000Z' }, pad: kit.pad() }) +
          words(text)
            .map((word) => genericText(word, kit.pad()))
            .join('') +
          frame({
            index: 0,
            message: { role: 'ASSISTANT', content: [{ type: 'SKETCH' }] },
            pad: kit.pad(),
          }) +
          closingEmptyText('stop', kit.pad()) +
          frame({ moderation: { flagged: false }, pad: kit.pad() }) +
          done,
        turn: said(text),
      };
    },
  },
];

/** Texts that are not ASCII, cut between code points as tokens are. */
export const genericScriptRecipes: readonly Recipe[] = [
  {
    id: 'generic/emoji-text',
    model: llama,
    from: from.onRecordedLlama('Raw UTF-8 is recorded in a whole answer; here in a stream.'),
    // A family, a flag and a skin tone: several code points each, cut within.
    make: sayAsLlama('Hi 👩‍👩‍👧‍👦 from 🇮🇸, 👋🏽 and ❤️‍🔥!', [
      'Hi ',
      '👩‍',
      '👩‍👧',
      '‍👦',
      ' from 🇮',
      '🇸',
      ', 👋',
      '🏽 and ',
      '❤️‍🔥',
      '!',
    ]),
  },
  {
    id: 'generic/arabic-text',
    model: llama,
    from: from.onRecordedLlama('Raw UTF-8 is recorded in a whole answer; here in a stream.'),
    make: sayAsLlama('يصل القطار إلى الميناء عند الساعة ٧:٣٠ صباحًا.'),
  },
  {
    id: 'generic/hebrew-text',
    model: llama,
    from: from.onRecordedLlama('Raw UTF-8 is recorded in a whole answer; here in a stream.'),
    make: sayAsLlama('הרכבת מגיעה לנמל בשעה 7:30 — track 4, בְּבַקָּשָׁה.'),
  },
  {
    id: 'generic/cjk-text',
    model: llama,
    from: from.onRecordedLlama('Raw UTF-8 is recorded in a whole answer; here in a stream.'),
    make: sayAsLlama('列車は朝七時に港に着きます。火车早上七点到港口，𠮷野家在旁边。', [
      '列車',
      'は',
      '朝七時',
      'に港に',
      '着きます。',
      '火车',
      '早上七点',
      '到港口，',
      '𠮷',
      '野家在旁边。',
    ]),
  },
];
