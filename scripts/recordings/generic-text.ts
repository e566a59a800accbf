/** GENERIC streams of text: the frames in order. */
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
import { llamaText, said, sayAsLlama } from './generic-say.js';
import { words } from './kit.js';
import { gemini, grok, llama } from './models.js';
import * as from from './origins.js';
import type { Recipe } from './recipe.js';
import { askGeneric, streamed, streamedWithUsage } from './requests.js';

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
