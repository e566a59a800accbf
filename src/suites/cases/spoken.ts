/**
 * Cases in which the service is told what to say, not how: its frames must be the family's, and the
 * client must hear the turn. Sets of checks have sets of faults beside them.
 */
import type { Turn } from '../../protocol/turn.js';
import type { Case, CheckUse, Level } from '../case.js';
import { ask, type ModelKey } from './calls.js';
import { heard, heardInIncrements } from './played.js';

type Ids = readonly [string, string] | readonly [];

/** What the model is to say: text, or text and calls. */
const text = {
  text: 'The next train leaves at ten past nine – from platform two. 🚆\nHave a good journey!',
  toolCalls: [],
  finishReason: 'stop' as const,
  usage: { promptTokens: 12, completionTokens: 21, totalTokens: 33 },
};

const callsWith = (ids: Ids) => ({
  text: '',
  toolCalls: [
    {
      ...(ids[0] === undefined ? {} : { id: ids[0] }),
      name: 'find_train',
      arguments: '{"from":"Old Town","to":"Harbour"}',
    },
    {
      ...(ids[1] === undefined ? {} : { id: ids[1] }),
      name: 'get_tide',
      arguments: '{"harbour":"West"}',
    },
  ],
  finishReason: 'tool_calls' as const,
  usage: { promptTokens: 12, completionTokens: 40, totalTokens: 52 },
});

const details = { reasoningTokens: 5, cachedTokens: 4 };

/** One row: a turn that a model is told to say, and what must hold of the bytes. */
export interface Spoken {
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly model: ModelKey;
  readonly stream: boolean;
  /** Ids of two calls; absent: the turn is text. Empty: calls without ids. */
  readonly calls?: Ids;
  readonly reasoning?: string;
  /** A named variant in place of the family's own. */
  readonly variant?: string;
  readonly usage?: true;
  readonly history?: true;
  /** Reasoning and cached tokens in the count. */
  readonly details?: true;
  /** What must hold on the wire. */
  readonly wire: readonly CheckUse[];
  readonly caughtBy: readonly [string, ...string[]];
}

/** The case of a row. */
export function spoken(row: Spoken): Case {
  const { id, title, because, level = 'must', model, stream, calls, reasoning, variant } = row;
  const said = calls === undefined ? text : callsWith(calls);
  const turn: Turn = {
    ...said,
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(row.details === true ? { usage: { ...said.usage, ...details } } : {}),
  };
  const usage = row.usage === true;
  return {
    id,
    level,
    title,
    because,
    transports: ['sdk'],
    needs: ['scripted-reply', 'journal'],
    given: { replies: [{ turn, ...(variant === undefined ? {} : { variant }) }] },
    when: ask(model, {
      stream,
      usage,
      tools: calls !== undefined,
      history: row.history === true,
    }),
    then: [
      ...(stream ? heardInIncrements : heard),
      ...(usage || !stream ? (['usage-is-as-given'] as const) : (['usage-is-absent'] as const)),
      ...row.wire,
    ],
    caughtBy: row.caughtBy,
  };
}

/** Of every streamed turn. */
export const framed: readonly CheckUse[] = [
  'frames-are-framed',
  'frames-fit-the-dialect',
  'frames-carry-the-turn',
  'keys-in-recorded-order',
  'a-chunk-for-each-frame',
  'usage-frames-as-asked',
];

/** Of every GENERIC stream. */
export const generic: readonly CheckUse[] = [
  ...framed,
  'pad-in-every-frame',
  'text-frames-have-an-index',
  'final-frame-has-no-index',
  {
    check: 'frames-lack-the-keys',
    expect: [
      'modelId',
      'modelVersion',
      'chatResponse',
      'apiFormat',
      'id',
      'timeCreated',
      'choices',
    ],
  },
];

/** Of Llama's streams. */
export const llama: readonly CheckUse[] = [...generic, 'opening-frame-is-empty', 'done-is-last'];

/** Of COHERE streams. */
export const cohere: readonly CheckUse[] = [
  ...framed,
  'pad-in-every-frame',
  'done-is-absent',
  'closing-frame-repeats-the-text',
  'closing-frame-holds-the-history',
  {
    check: 'frames-lack-the-keys',
    expect: ['modelId', 'modelVersion', 'chatResponse', 'index', 'message', 'choices'],
  },
];

/** Of COHEREV2 streams. */
export const cohereV2: readonly CheckUse[] = [
  ...framed,
  'done-is-absent',
  {
    check: 'frames-lack-the-keys',
    expect: ['modelId', 'modelVersion', 'chatResponse', 'index', 'text', 'chatHistory', 'choices'],
  },
];

/** Of every whole answer. */
export const whole: readonly CheckUse[] = [
  'answer-fits-the-dialect',
  'answer-carries-the-turn',
  'answer-is-one-line',
  'answer-has-the-envelope',
  'model-comes-back',
];

/** Of every whole GENERIC answer. */
export const wholeGeneric: readonly CheckUse[] = [...whole, 'time-created-is-rfc-3339'];

/** Tool calls spread over the frames as in this pattern, `P1` to `P7`. */
export const pattern = (name: string): CheckUse => ({
  check: 'tool-frames-follow-the-pattern',
  expect: name,
});

/** The reasoning of rows that have one. */
export const reasoning = 'They ask for a train. It is nearly nine.';

/** Planted bugs that turn every streamed turn red. */
const everyStream = [
  'crlf-frames',
  'envelope-in-frames',
  'event-lines',
  'keep-alive-comments',
  'spaced-json',
  'two-frames-in-one-chunk',
] as const;

/** Those that turn every GENERIC stream of a family red. */
export const genericFaults = [
  ...everyStream,
  'finish-reason-in-capitals',
  'index-missing-on-text-frames',
  'index-on-final-frame',
  'keys-out-of-order',
  'pad-missing',
  'pad-too-long',
] as const;

/** Those that turn every COHERE and COHEREV2 stream of a family red. */
export const cohereFaults = [...everyStream, 'done-after-cohere'] as const;

/** Those that turn every whole answer of a family red. */
export const wholeFaults = [
  'answer-in-many-lines',
  'answer-lacks-envelope',
  'answer-lacks-its-format',
  'answer-lacks-usage',
  'model-echo-wrong',
  'usage-always-zero',
] as const;

/** Ids of two calls, in Llama's form. */
export const llamaIds: Ids = [
  'chatcmpl-tool-0a4c1f2e9b7d4c55a6e0d1f2b3c4d5e6',
  'chatcmpl-tool-7be1a2c3d4e5f60718293a4b5c6d7e8f',
];
/** In Grok's form. */
export const grokIds: Ids = ['call_83516431', 'call_26154935'];
/** In GPT's form. */
export const gptIds: Ids = ['call_Ab12Cd34Ef56Gh78', 'call_Ij90Kl12Mn34Op56'];
