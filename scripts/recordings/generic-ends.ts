/** GENERIC streams: reasoning, the ways a turn ends, and streams that end badly. */
import type { FinishReason, Turn } from '../../src/protocol/turn.js';
import {
  closingBare,
  closingEmptyText,
  closingRoleOnly,
  done,
  frame,
  genericText,
  textPart,
} from './frames.js';
import { type Kit, words } from './kit.js';
import { gemini, gpt, grok, llama } from './models.js';
import * as from from './origins.js';
import type { Json, Recipe } from './recipe.js';
import { askGeneric, streamed } from './requests.js';

const gptOss = 'openai.gpt-oss-120b';
const grokMini = 'xai.grok-3-mini';
const reasoningOrigin = from.issue('oracle/langchain-oracle PR #237');

const message = (kit: Kit, more: Json): string =>
  frame({ index: 0, message: { role: 'ASSISTANT', ...more }, pad: kit.pad() });

const say = (kit: Kit, text: string): string =>
  words(text)
    .map((word) => genericText(word, kit.pad()))
    .join('');

const reason = (kit: Kit, reasoning: string): string =>
  words(reasoning)
    .map((word) => message(kit, { reasoningContent: word }))
    .join('');

export const genericReasoningRecipes: readonly Recipe[] = [
  {
    id: 'generic/reasoning-then-text',
    model: grokMini,
    from: reasoningOrigin,
    make: (kit, model) => {
      const [reasoning, text] = [kit.paragraph(), kit.sentence()];
      return {
        request: askGeneric(model, kit.question(), { ...streamed, reasoningEffort: 'LOW' }),
        body: reason(kit, reasoning) + say(kit, text) + closingBare('stop', kit.pad()),
        turn: { text, reasoning, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'generic/reasoning-only',
    model: grokMini,
    from: from.deduced(reasoningOrigin.source, 'The limit spent on reasoning; no text follows.'),
    make: (kit, model) => {
      const reasoning = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), { ...streamed, maxTokens: 16 }),
        body: reason(kit, reasoning) + closingBare('length', kit.pad()),
        turn: { text: '', reasoning, toolCalls: [], finishReason: 'length' },
      };
    },
  },
  {
    id: 'generic/reasoning-role-only-frames',
    model: gptOss,
    from: from.deduced('oracle/langchain-oracle, libs/js/oci, unit tests'),
    make: (kit, model) => {
      const [reasoning, text] = [kit.sentence(), kit.sentence()];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          message(kit, {}) +
          reason(kit, reasoning) +
          message(kit, {}) +
          say(kit, text) +
          closingRoleOnly('stop', kit.pad()),
        turn: { text, reasoning, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'generic/reasoning-null',
    model: gptOss,
    from: from.deduced('oracle/langchain-oracle, libs/oci, unit tests'),
    variations: ['null-reasoning'],
    make: (kit, model) => {
      const [reasoning, text] = [kit.sentence(), kit.sentence()];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          reason(kit, reasoning) +
          words(text)
            .map((word) => message(kit, { content: [textPart(word)], reasoningContent: null }))
            .join('') +
          closingRoleOnly('stop', kit.pad()),
        turn: { text, reasoning, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'generic/reasoning-beside-text',
    model: grokMini,
    from: reasoningOrigin,
    make: (kit, model) => {
      const [reasoning, text] = [kit.sentence(), kit.sentence()];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          message(kit, { content: [textPart('')], reasoningContent: reasoning }) +
          message(kit, { content: [textPart(text)], reasoningContent: '' }) +
          closingBare('stop', kit.pad()),
        turn: { text, reasoning, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'generic/reasoning-hebrew',
    model: grokMini,
    from: from.deduced(reasoningOrigin.source, 'Reasoning that is not ASCII is assumed.'),
    make: (kit, model) => {
      const [reasoning, text] = ['השאלה היא על מפתחות 🔑 ולא על מנעולים.', 'שלושה.'];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: reason(kit, reasoning) + say(kit, text) + closingBare('stop', kit.pad()),
        turn: { text, reasoning, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
];

const fixtures = 'oracle/langchain-oracle and langchain4j/langchain4j-community, unit tests';

/** Text, then a final frame with this reason. */
function endingFor(
  wire: string,
  finishReason: FinishReason,
  closing: (reason: string, pad: string) => string,
): Recipe['make'] {
  return (kit, model) => {
    const text = kit.sentence();
    const limit = model === gpt ? { maxCompletionTokens: 20 } : { maxTokens: 20 };
    return {
      request: askGeneric(model, kit.question(), { ...streamed, ...limit }),
      body: say(kit, text) + closing(wire, kit.pad()),
      turn: { text, toolCalls: [], finishReason },
    };
  };
}

export const genericFinishRecipes: readonly Recipe[] = [
  {
    id: 'generic/finish-length',
    model: gpt,
    from: from.deduced(fixtures),
    make: endingFor('length', 'length', closingRoleOnly),
  },
  {
    id: 'generic/finish-max-tokens',
    model: gemini,
    from: from.issue('NVIDIA/NeMo-Relay, oci_genai tests (comment on live behaviour)'),
    make: endingFor('max_tokens', 'length', closingRoleOnly),
  },
  {
    id: 'generic/finish-content-filter',
    model: gpt,
    from: from.deduced(fixtures),
    make: endingFor('content_filter', 'content_filter', closingRoleOnly),
  },
  {
    id: 'generic/finish-unlisted',
    model: grok,
    from: from.deduced('None: the field is a free string, so a reason may come that nobody lists.'),
    variations: ['unlisted-finish-reason'],
    make: endingFor('tide_turned', 'unknown', closingBare),
  },
  {
    id: 'generic/finish-malformed-function-call',
    model: gemini,
    from: from.issue('oracle/langchain-oracle, commit log (gemini-2.5-flash)'),
    make: (kit, model) => ({
      request: askGeneric(model, kit.question(), streamed),
      body: genericText('', kit.pad()) + closingEmptyText('malformed_function_call', kit.pad()),
      turn: { text: '', toolCalls: [], finishReason: 'error' },
    }),
  },
  {
    id: 'generic/finish-length-without-text',
    model: gpt,
    from: from.issue(
      'oracle/langchain-oracle, integration tests (comment on live behaviour)',
      'The limit spent on reasoning; said of whole answers, here in a stream.',
    ),
    make: (kit, model) => ({
      request: askGeneric(model, kit.question(), { ...streamed, maxCompletionTokens: 16 }),
      body: closingEmptyText('length', kit.pad()),
      turn: { text: '', toolCalls: [], finishReason: 'length' },
    }),
  },
];

/** A turn that broke off. */
const brokenOff = (text: string): Turn => ({ text, toolCalls: [], finishReason: null });

export const genericFailureRecipes: readonly Recipe[] = [
  {
    id: 'generic/error-in-stream',
    model: llama,
    from: from.deduced('None: no recording shows an error after the first frame of GENERIC.'),
    make: (kit, model) => {
      const [text, what] = [kit.sentence(), 'The model stopped answering.'];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: say(kit, text) + frame({ code: '500', message: what }),
        turn: brokenOff(text),
        error: { code: '500', message: what },
      };
    },
  },
  {
    id: 'generic/error-text-in-stream',
    model: grok,
    from: from.deduced('acedergren/oci-genai-provider, unit test (client test)'),
    make: (kit, model) => {
      const [text, what] = [kit.sentence(), 'Too many requests for now.'];
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: say(kit, text) + frame({ error: what }),
        turn: brokenOff(text),
        error: { message: what },
      };
    },
  },
  {
    id: 'generic/cut-between-frames',
    model: llama,
    from: from.issue('sogawa-yk/jetuse, docs/tips.md', 'Seen on long streams behind a gateway.'),
    variations: ['cut'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: genericText('', kit.pad()) + say(kit, text),
        turn: brokenOff(text),
      };
    },
  },
  {
    id: 'generic/cut-inside-frame',
    model: llama,
    from: from.issue('sogawa-yk/jetuse, docs/tips.md', 'Seen on long streams behind a gateway.'),
    variations: ['cut'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body:
          genericText('', kit.pad()) +
          say(kit, text) +
          'data: {"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","te',
        turn: brokenOff(text),
      };
    },
  },
  {
    id: 'generic/cut-before-first-frame',
    model: llama,
    from: from.deduced('None: a stream that begins and sends nothing.'),
    variations: ['cut'],
    make: (kit, model) => ({
      request: askGeneric(model, kit.question(), streamed),
      body: '',
      turn: brokenOff(''),
    }),
  },
  {
    id: 'generic/done-without-closing',
    model: llama,
    from: from.deduced('None: the sentinel after a stream that names no reason.'),
    variations: ['no-closing'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askGeneric(model, kit.question(), streamed),
        body: genericText('', kit.pad()) + say(kit, text) + done,
        turn: brokenOff(text),
      };
    },
  },
];
