/** COHERE streams: increments, then a final frame that says everything again. */
import type { FinishReason, Turn } from '../../src/protocol/turn.js';
import { frame } from './frames.js';
import { type Kit, words } from './kit.js';
import * as from from './origins.js';
import type { Json, Made, Recipe } from './recipe.js';
import { askCohere, cohereTools, streamed, streamedWithUsage } from './requests.js';

export const commandA = 'cohere.command-a-03-2025';

/** A frame; `pad` comes after `finishReason` and before `usage`. */
const cohere = (kit: Kit, more: Json, usage: Json = {}): string =>
  frame({ apiFormat: 'COHERE', ...more, pad: kit.pad(), ...usage });

const say = (kit: Kit, text: string): string =>
  words(text)
    .map((word) => cohere(kit, { text: word }))
    .join('');

export const user = (message: string): Json => ({ role: 'USER', message });
export const chatbot = (message: string): Json => ({ role: 'CHATBOT', message });

const said = (text: string, finishReason: FinishReason = 'stop'): Turn => ({
  text,
  toolCalls: [],
  finishReason,
});

/** Increments and the final frame that repeats them, to a first question. */
function sayAll(textOf: (kit: Kit) => string, pieces = words): Recipe['make'] {
  return (kit, model) => {
    const [question, text] = [kit.question(), textOf(kit)];
    return {
      request: askCohere(model, question, streamed),
      body:
        pieces(text)
          .map((piece) => cohere(kit, { text: piece }))
          .join('') +
        cohere(kit, {
          text,
          chatHistory: [user(question), chatbot(text)],
          finishReason: 'COMPLETE',
        }),
      turn: said(text),
    };
  };
}

/** Increments, then a final frame with an error. */
function failing(
  wireReason: string,
  finishReason: FinishReason,
  what: string,
): (kit: Kit, model: string) => Made {
  return (kit, model) => {
    const [text, question] = [kit.sentence(), kit.question()];
    const chatHistory = [user(question), chatbot(text)];
    return {
      request: askCohere(model, question, streamed),
      body:
        say(kit, text) +
        cohere(kit, { text, chatHistory, finishReason: wireReason, errorMessage: what }),
      turn: said(text, finishReason),
      error: { message: what },
    };
  };
}

const trainCall = (kit: Kit) => ({
  name: 'find_train',
  parameters: { from: kit.city(), to: kit.city() },
});
const tideCall = (kit: Kit) => ({ name: 'get_tide', parameters: { harbour: kit.city() } });

/** Calls as the turn has them: the parameters as JSON text. */
const inTurn = (calls: readonly { name: string; parameters: Json }[]): Turn['toolCalls'] =>
  calls.map(({ name, parameters }) => ({ name, arguments: JSON.stringify(parameters) }));

/** A tool turn as the service sends it: text and calls come twice. */
function toolTurn(
  callsOf: (kit: Kit) => readonly { name: string; parameters: Json }[],
): Recipe['make'] {
  return (kit, model) => {
    const [question, text] = [kit.question(), kit.sentence()];
    const toolCalls = callsOf(kit);
    return {
      request: askCohere(model, question, { ...streamed, ...cohereTools }),
      body:
        say(kit, text) +
        cohere(kit, { text, toolCalls }) +
        cohere(kit, {
          text,
          chatHistory: [user(question), { ...chatbot(text), toolCalls }],
          finishReason: 'COMPLETE',
          toolCalls,
        }),
      turn: { text, toolCalls: inTurn(toolCalls), finishReason: 'tool_calls' },
    };
  };
}

const liveToolTurn = from.live(
  'BerriAI/litellm PR #39965 (test built from live output)',
  'The source leaves out the pads; their place beside toolCalls is assumed.',
);
const sdkModel = 'npm oci-generativeaiinference 2.142.0, lib/model/cohere-chat-response.d.ts';

export const cohereRecipes: readonly Recipe[] = [
  {
    id: 'cohere/text',
    model: commandA,
    from: from.onRecordedCohere('As recorded, but without usage and without earlier history.'),
    make: sayAll((kit) => kit.sentence()),
  },
  {
    id: 'cohere/closing-repeats-text',
    model: commandA,
    from: from.cohereStream,
    make: (kit, model) => {
      const history = [user(kit.question()), chatbot(kit.sentence())];
      const [question, text] = [kit.question(), kit.paragraph()];
      return {
        request: askCohere(model, question, { chatHistory: history, ...streamedWithUsage }),
        body:
          say(kit, text) +
          cohere(
            kit,
            {
              text,
              chatHistory: [...history, user(question), chatbot(text)],
              finishReason: 'COMPLETE',
            },
            { usage: { completionTokens: 37, promptTokens: 52, totalTokens: 89 } },
          ),
        turn: {
          ...said(text),
          usage: { promptTokens: 52, completionTokens: 37, totalTokens: 89 },
        },
      };
    },
  },
  {
    id: 'cohere/history-without-usage',
    model: commandA,
    from: from.onRecordedCohere('As recorded, but without usage.'),
    make: (kit, model) => {
      const history = [user(kit.question()), chatbot(kit.sentence())];
      const [question, text] = [kit.question(), kit.sentence()];
      return {
        request: askCohere(model, question, { chatHistory: history, ...streamed }),
        body:
          say(kit, text) +
          cohere(kit, {
            text,
            chatHistory: [...history, user(question), chatbot(text)],
            finishReason: 'COMPLETE',
          }),
        turn: said(text),
      };
    },
  },
  {
    id: 'cohere/single-frame',
    model: commandA,
    from: from.onRecordedCohere('The final frame alone, holding the only text.'),
    make: sayAll(
      (kit) => kit.sentence(),
      () => [],
    ),
  },
  {
    id: 'cohere/repetitive-text',
    model: commandA,
    from: from.onRecordedCohere('The text equals its own halves: no cutting by content.'),
    make: sayAll(() => 'tick tick tick tick'),
  },
  {
    id: 'cohere/multi-line-text',
    model: commandA,
    from: from.cohereStream,
    make: sayAll((kit) => `${kit.sentence()}\n\n"${kit.sentence()}"\n`),
  },
  {
    id: 'cohere/emoji-text',
    model: commandA,
    from: from.onRecordedCohere('Text that is not ASCII is assumed.'),
    make: sayAll(
      () => 'Look: 🏳️‍🌈 and 👩🏽‍💻 — שלום, سلام.',
      (text) => Array.from(text),
    ),
  },
  {
    id: 'cohere/arabic-text',
    model: commandA,
    from: from.onRecordedCohere('Text that is not ASCII is assumed.'),
    make: sayAll(() => 'تفتح المكتبة في التاسعة، وتغلق عند الغروب.'),
  },
  {
    id: 'cohere/tool-turn',
    model: commandA,
    from: liveToolTurn,
    make: toolTurn((kit) => [trainCall(kit)]),
  },
  {
    id: 'cohere/tool-turn-two-calls',
    model: commandA,
    from: from.deduced(liveToolTurn.source, 'Two calls are assumed.'),
    make: toolTurn((kit) => [trainCall(kit), tideCall(kit)]),
  },
  {
    id: 'cohere/tool-turn-same-function-twice',
    model: commandA,
    from: from.deduced(liveToolTurn.source, 'Two calls of one function are assumed.'),
    make: toolTurn((kit) => [tideCall(kit), tideCall(kit)]),
  },
  {
    id: 'cohere/tool-turn-no-parameters',
    model: commandA,
    from: from.deduced(liveToolTurn.source, 'A call without parameters is assumed.'),
    make: toolTurn(() => [{ name: 'ring_bell', parameters: {} }]),
  },
  {
    id: 'cohere/split-end',
    model: commandA,
    from: from.deduced('BerriAI/litellm, unit tests (client test)'),
    make: (kit, model) => {
      const [question, text] = [kit.question(), kit.sentence()];
      const toolCalls = [tideCall(kit)];
      return {
        request: askCohere(model, question, { ...streamed, ...cohereTools }),
        body:
          say(kit, text) +
          cohere(kit, {
            text,
            chatHistory: [user(question), { ...chatbot(text), toolCalls }],
            toolCalls,
          }) +
          cohere(kit, { finishReason: 'COMPLETE' }),
        turn: { text, toolCalls: inTurn(toolCalls), finishReason: 'tool_calls' },
      };
    },
  },
  {
    id: 'cohere/tool-only',
    model: commandA,
    from: from.lc4jStream('Cohere tool call', 'The final frame is assumed.'),
    make: (kit, model) => {
      const toolCalls = [tideCall(kit)];
      return {
        request: askCohere(model, kit.question(), { ...streamed, ...cohereTools }),
        body: cohere(kit, { toolCalls }) + cohere(kit, { finishReason: 'COMPLETE' }),
        turn: { text: '', toolCalls: inTurn(toolCalls), finishReason: 'tool_calls' },
      };
    },
  },
  {
    id: 'cohere/max-tokens',
    model: commandA,
    from: from.deduced(
      'elastic/elasticsearch and djvolz/coda-code-assistant, test fixtures (client tests)',
    ),
    make: (kit, model) => {
      const [text, question] = [kit.sentence(), kit.question()];
      const chatHistory = [user(question), chatbot(text)];
      return {
        request: askCohere(model, question, { ...streamed, maxTokens: 20 }),
        body: say(kit, text) + cohere(kit, { text, chatHistory, finishReason: 'MAX_TOKENS' }),
        turn: said(text, 'length'),
      };
    },
  },
  {
    id: 'cohere/closing-empty-text',
    model: commandA,
    from: from.deduced('NVIDIA/NeMo-Relay, first fixture (client test, against the recordings)'),
    variations: ['empty-closing'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askCohere(model, kit.question(), streamed),
        body: say(kit, text) + cohere(kit, { text: '', finishReason: 'COMPLETE' }),
        turn: said(text),
      };
    },
  },
  {
    id: 'cohere/citations',
    model: commandA,
    from: from.deduced(sdkModel, 'The frame that carries citations is assumed.'),
    make: (kit, model) => {
      const [question, text] = [kit.question(), kit.sentence()];
      const documents = [{ id: 'doc-1', title: 'Notes', snippet: kit.sentence() }];
      return {
        request: askCohere(model, question, { documents, ...streamed }),
        body:
          say(kit, text) +
          cohere(kit, {
            text,
            chatHistory: [user(question), chatbot(text)],
            citations: [{ start: 0, end: 4, text: text.slice(0, 4), documentIds: ['doc-1'] }],
            finishReason: 'COMPLETE',
            documents,
          }),
        turn: said(text),
      };
    },
  },
  {
    id: 'cohere/error',
    model: commandA,
    from: from.deduced(sdkModel, 'Documented; never recorded.'),
    make: failing('ERROR', 'error', 'The model stopped answering.'),
  },
  {
    id: 'cohere/error-toxic',
    model: commandA,
    from: from.deduced(sdkModel, 'Documented; never recorded.'),
    make: failing('ERROR_TOXIC', 'content_filter', 'The answer was withheld.'),
  },
  {
    id: 'cohere/error-limit',
    model: commandA,
    from: from.deduced(sdkModel, 'Documented; never recorded.'),
    make: failing('ERROR_LIMIT', 'error', 'The context is full.'),
  },
  {
    id: 'cohere/user-cancel',
    model: commandA,
    from: from.deduced(sdkModel, 'Documented; never recorded.'),
    make: (kit, model) => {
      const [text, question] = [kit.sentence(), kit.question()];
      const chatHistory = [user(question), chatbot(text)];
      return {
        request: askCohere(model, question, streamed),
        body: say(kit, text) + cohere(kit, { text, chatHistory, finishReason: 'USER_CANCEL' }),
        turn: said(text, 'cancelled'),
      };
    },
  },
  {
    id: 'cohere/cut-before-closing',
    model: commandA,
    from: from.issue('sogawa-yk/jetuse, docs/tips.md', 'Seen on long streams behind a gateway.'),
    variations: ['cut'],
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askCohere(model, kit.question(), streamed),
        body: say(kit, text),
        turn: { text, toolCalls: [], finishReason: null },
      };
    },
  },
  {
    id: 'cohere/closing-over-64-kib',
    model: commandA,
    from: from.onRecordedCohere(
      'A history long enough that the final frame passes the 64 KiB at which a line reader may give up.',
    ),
    make: (kit, model) => {
      const history = Array.from({ length: 70 }, (_, index) => [
        user(`${index + 1}. ${kit.question()}`),
        chatbot(Array.from({ length: 4 }, () => kit.paragraph()).join('\n')),
      ]).flat();
      const [question, text] = [kit.question(), kit.paragraph()];
      return {
        request: askCohere(model, question, { chatHistory: history, ...streamed }),
        body:
          say(kit, text) +
          cohere(kit, {
            text,
            chatHistory: [...history, user(question), chatbot(text)],
            finishReason: 'COMPLETE',
          }),
        turn: said(text),
      };
    },
  },
];
