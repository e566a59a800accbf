/**
 * Cases in which the service is told what to say, not how: its frames must be the family's, and the
 * client must hear the turn.
 */
import type { Turn } from '../../protocol/turn.js';
import type { Case, Level } from '../case.js';
import type { CheckUse } from '../check.js';
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

interface Spoken {
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

function spoken(row: Spoken): Case {
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
const framed: readonly CheckUse[] = [
  'frames-are-framed',
  'frames-fit-the-dialect',
  'frames-carry-the-turn',
  'keys-in-recorded-order',
  'a-chunk-for-each-frame',
  'usage-frames-as-asked',
];

const generic: readonly CheckUse[] = [
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

const llama: readonly CheckUse[] = [...generic, 'opening-frame-is-empty', 'done-is-last'];

const cohere: readonly CheckUse[] = [
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

const cohereV2: readonly CheckUse[] = [
  ...framed,
  'done-is-absent',
  {
    check: 'frames-lack-the-keys',
    expect: ['modelId', 'modelVersion', 'chatResponse', 'index', 'text', 'chatHistory', 'choices'],
  },
];

/** Of every whole answer. */
const whole: readonly CheckUse[] = [
  'answer-fits-the-dialect',
  'answer-carries-the-turn',
  'answer-is-one-line',
  'answer-has-the-envelope',
  'model-comes-back',
];

const wholeGeneric: readonly CheckUse[] = [...whole, 'time-created-is-rfc-3339'];

const pattern = (name: string): CheckUse => ({
  check: 'tool-frames-follow-the-pattern',
  expect: name,
});

const llamaIds: Ids = [
  'chatcmpl-tool-0a4c1f2e9b7d4c55a6e0d1f2b3c4d5e6',
  'chatcmpl-tool-7be1a2c3d4e5f60718293a4b5c6d7e8f',
];
const grokIds: Ids = ['call_83516431', 'call_26154935'];
const gptIds: Ids = ['call_Ab12Cd34Ef56Gh78', 'call_Ij90Kl12Mn34Op56'];

const rows: readonly Spoken[] = [
  {
    id: 'stream/family/llama-text',
    title:
      'Llama, told to say a text: an empty opening frame, increments, an empty final frame, [DONE].',
    because: [
      'stream/generic/family-default',
      'framing/frame',
      'framing/pad',
      'framing/compact-json',
      'stream/generic/increments',
      'stream/generic/bare-choice',
      'stream/generic/opening-frame',
      'stream/generic/final-frame-has-no-index',
      'stream/generic/final-frame-with-empty-text',
      'stream/generic/done-after-llama',
      'usage/absent-unless-asked',
    ],
    model: 'llama',
    stream: true,
    wire: [...llama, 'final-frame-has-empty-text'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/llama-text-with-usage',
    title: 'Llama, asked for token counts: a frame of their own before [DONE].',
    because: [
      'usage/generic/own-frame',
      'stream/generic/done-after-llama',
      'stream/generic/family-default',
    ],
    model: 'llama',
    stream: true,
    usage: true,
    wire: [...llama, 'final-frame-has-empty-text', 'usage-has-its-own-frame'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/llama-tools',
    title: 'Llama, told to call two tools: openings without arguments, then fragments.',
    because: ['tools/generic/opening-without-arguments', 'stream/generic/family-default'],
    model: 'llama',
    stream: true,
    calls: llamaIds,
    wire: [...llama, pattern('P2')],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/grok-text',
    title: 'Grok, told to say a text: increments, then a bare final frame.',
    because: ['stream/generic/final-frame-bare', 'stream/generic/family-default'],
    model: 'grok',
    stream: true,
    wire: [...generic, 'final-frame-has-no-message'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/grok-tools',
    title: 'Grok, told to call two tools: a frame for each, whole.',
    because: ['tools/generic/whole-calls', 'stream/generic/family-default'],
    model: 'grok',
    stream: true,
    calls: grokIds,
    wire: [...generic, 'final-frame-has-no-message', pattern('P1')],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/grok-reasoning',
    title: 'Grok, told to reason: reasoningContent apart from the text.',
    because: ['reasoning/generic', 'stream/generic/family-default'],
    model: 'grokMini',
    stream: true,
    reasoning: 'They ask for a train. It is nearly nine.',
    wire: generic,
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/gpt-text',
    title: 'GPT, told to say a text: a final frame with a role only.',
    because: ['stream/generic/final-frame-role-only', 'stream/generic/family-default'],
    model: 'gpt',
    stream: true,
    wire: [...generic, 'final-frame-has-a-role-only'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/gpt-tools',
    title: 'GPT, told to call two tools: openings with empty arguments, then fragments without id.',
    because: ['tools/generic/opening-with-empty-arguments', 'stream/generic/family-default'],
    model: 'gpt',
    stream: true,
    calls: gptIds,
    wire: [...generic, pattern('P3')],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/gemini-text',
    title: 'Gemini, told to say a text.',
    because: ['stream/generic/family-default'],
    model: 'gemini',
    stream: true,
    wire: generic,
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/gemini-tools',
    title: 'Gemini, told to call two tools: whole calls without ids.',
    because: ['tools/generic/whole-call-without-id', 'stream/generic/family-default'],
    model: 'gemini',
    stream: true,
    calls: [],
    wire: [...generic, pattern('P4')],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/cohere-text',
    title:
      'COHERE, told to say a text: increments, then the full text with the history of the conversation.',
    because: [
      'stream/cohere/closing-frame-repeats-text',
      'stream/cohere/increments',
      'stream/cohere/history-in-closing-frame',
      'stream/cohere/no-done',
      'framing/frame',
      'framing/pad',
      'framing/compact-json',
      'usage/absent-unless-asked',
    ],
    model: 'cohere',
    stream: true,
    history: true,
    wire: cohere,
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/cohere-text-with-usage',
    title: 'COHERE, asked for token counts: they stand in the final frame.',
    because: ['usage/cohere/in-final-frame'],
    model: 'cohere',
    stream: true,
    usage: true,
    wire: [...cohere, 'usage-in-the-final-frame'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/cohere-tools',
    title:
      'COHERE, told to call two tools: calls without ids, in a frame of their own and in the final one.',
    because: ['stream/cohere/tool-turn', 'tools/cohere/parameters-are-an-object'],
    model: 'cohere',
    stream: true,
    calls: [],
    wire: [...framed, 'pad-in-every-frame', 'done-is-absent', 'calls-come-twice'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/cohere-v2-text',
    title: 'COHEREV2, told to say a text: increments, then a role and the finish reason.',
    because: ['stream/cohere-v2/final-frame', 'stream/cohere-v2/increments', 'framing/frame'],
    model: 'cohereV2',
    stream: true,
    wire: [...cohereV2, 'final-frame-has-a-role-only'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/cohere-v2-thinking',
    title: 'COHEREV2, told to think: THINKING parts before TEXT parts.',
    because: ['stream/cohere-v2/thinking'],
    model: 'cohereV2',
    stream: true,
    reasoning: 'They ask for a train. It is nearly nine.',
    wire: cohereV2,
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/family/cohere-v2-tools',
    title: 'COHEREV2, told to call two tools.',
    because: ['stream/cohere-v2/tool-turn'],
    level: 'should',
    model: 'cohereV2',
    stream: true,
    calls: ['call-1', 'call-2'],
    usage: true,
    wire: cohereV2,
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/llama-text',
    title: 'Llama, told to say a text in one answer.',
    because: [
      'answer/envelope',
      'answer/one-line',
      'answer/model-comes-back',
      'answer/time-created',
      'answer/generic/text',
      'answer/generic/extras',
      'usage/whole-answer',
    ],
    model: 'llama',
    stream: false,
    wire: wholeGeneric,
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/llama-tools',
    title: 'Llama, told to call two tools in one answer.',
    because: ['answer/generic/tool-calls', 'answer/envelope'],
    model: 'llama',
    stream: false,
    calls: llamaIds,
    wire: wholeGeneric,
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/grok-reasoning',
    title: 'Grok, told to reason in one answer.',
    because: ['reasoning/generic', 'answer/envelope'],
    model: 'grokMini',
    stream: false,
    reasoning: 'They ask for a train. It is nearly nine.',
    wire: wholeGeneric,
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/gpt-text',
    title: 'GPT, told to say a text in one answer.',
    because: ['answer/generic/extras', 'usage/details', 'answer/envelope'],
    model: 'gpt',
    stream: false,
    details: true,
    wire: [...wholeGeneric, 'usage-details-are-as-given'],
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/gemini-tools',
    title: 'Gemini, told to call two tools in one answer: no ids.',
    because: ['answer/generic/tool-calls-without-id', 'answer/envelope'],
    model: 'gemini',
    stream: false,
    calls: [],
    wire: wholeGeneric,
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/cohere-text',
    title: 'COHERE, told to say a text in one answer, with the history of the conversation.',
    because: ['answer/cohere/text', 'answer/envelope', 'answer/one-line'],
    model: 'cohere',
    stream: false,
    history: true,
    wire: [...whole, 'answer-holds-the-history'],
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/cohere-tools',
    title: 'COHERE, told to call two tools in one answer: parameters are objects.',
    because: ['tools/cohere/parameters-are-an-object', 'answer/envelope'],
    model: 'cohere',
    stream: false,
    calls: [],
    wire: whole,
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/cohere-v2-text',
    title: 'COHEREV2, told to say a text in one answer.',
    because: ['answer/cohere-v2/message', 'answer/envelope'],
    model: 'cohereV2',
    stream: false,
    wire: whole,
    caughtBy: ['TODO'],
  },
  {
    id: 'answer/family/cohere-v2-tools',
    title: 'COHEREV2, told to think and to call two tools in one answer.',
    because: ['answer/cohere-v2/message', 'stream/cohere-v2/thinking', 'answer/envelope'],
    model: 'cohereV2',
    stream: false,
    calls: ['call-1', 'call-2'],
    reasoning: 'They ask for a train. It is nearly nine.',
    wire: whole,
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/generic-closing-carries-text',
    title: 'A final frame that carries the last increment.',
    because: ['stream/generic/final-frame-with-text'],
    level: 'should',
    model: 'grok',
    stream: true,
    variant: 'generic-closing-carries-text',
    wire: ['frames-are-framed', 'frames-carry-the-turn'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/generic-usage-in-closing',
    title: 'Token counts inside the final frame.',
    because: ['usage/generic/in-final-frame'],
    level: 'should',
    model: 'grok',
    stream: true,
    variant: 'generic-usage-in-closing',
    usage: true,
    wire: ['frames-are-framed', 'frames-carry-the-turn', 'usage-in-the-final-frame'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/generic-done',
    title: 'A Grok stream that ends with [DONE].',
    because: ['stream/generic/done-may-be-absent'],
    level: 'should',
    model: 'grok',
    stream: true,
    variant: 'generic-done',
    wire: ['frames-are-framed', 'frames-carry-the-turn', 'done-is-last'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/generic-llama-without-done',
    title: 'A Llama stream that ends without [DONE].',
    because: ['stream/generic/done-may-be-absent'],
    level: 'should',
    model: 'llama',
    stream: true,
    variant: 'generic-llama-without-done',
    wire: ['frames-are-framed', 'frames-carry-the-turn', 'done-is-absent'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/generic-tools-p5',
    title: 'P5: fragments without any id.',
    because: ['tools/generic/fragments-without-any-id'],
    level: 'should',
    model: 'llama',
    stream: true,
    calls: [],
    variant: 'generic-tools-p5',
    wire: ['frames-carry-the-turn', pattern('P5')],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/generic-tools-p6',
    title: 'P6: the id in every fragment.',
    because: ['tools/generic/id-in-every-fragment'],
    level: 'should',
    model: 'gpt',
    stream: true,
    calls: gptIds,
    variant: 'generic-tools-p6',
    wire: ['frames-carry-the-turn', pattern('P6')],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/generic-tools-p7',
    title: 'P7: empty ids in fragments.',
    because: ['tools/generic/empty-ids-in-fragments'],
    level: 'should',
    model: 'gpt',
    stream: true,
    calls: gptIds,
    variant: 'generic-tools-p7',
    wire: ['frames-carry-the-turn', pattern('P7')],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/generic-choices',
    title: 'A choice wrapped in choices[0].',
    because: ['stream/generic-choices/text'],
    level: 'should',
    model: 'grok',
    stream: true,
    variant: 'generic-choices',
    wire: ['frames-are-framed', 'frames-carry-the-turn'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/cohere-single-frame',
    title: 'A COHERE stream of one frame.',
    because: ['stream/cohere/single-frame'],
    level: 'should',
    model: 'cohere',
    stream: true,
    variant: 'cohere-single-frame',
    wire: ['frames-are-framed', 'frames-carry-the-turn'],
    caughtBy: ['TODO'],
  },
  {
    id: 'stream/variant/cohere-split-end',
    title: 'A COHERE stream whose finish reason has a frame of its own.',
    because: ['stream/cohere/closing-frame-without-text'],
    level: 'should',
    model: 'cohere',
    stream: true,
    variant: 'cohere-split-end',
    wire: ['frames-are-framed', 'frames-carry-the-turn'],
    caughtBy: ['TODO'],
  },
];

export const turnsCases: readonly Case[] = rows.map(spoken);
