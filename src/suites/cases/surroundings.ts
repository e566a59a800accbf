/** What surrounds an answer: its headers as a set, its times, its ids, the pieces it comes in. */
import { modelOcid } from '../../protocol/models.js';
import type { Turn } from '../../protocol/turn.js';
import type { Case, CheckUse, Level } from '../case.js';
import { ask, probeChat } from './calls.js';
import { nativeTransports } from './native-transport.js';

const answerHeaders = ['connection', 'content-length', 'content-type', 'date', 'opc-request-id'];
const streamHeaders = [
  'cache-control',
  'connection',
  'content-type',
  'date',
  'opc-request-id',
  'transfer-encoding',
];

/** The region of the mock, in the OCIDs of its models. */
const region = 'us-chicago-1';

const text = {
  text: 'The next train leaves at ten past nine, from platform two, and it is on time.',
  toolCalls: [],
  finishReason: 'stop' as const,
};

/** A name that is not written as most are. */
const capitals: Turn = {
  text: '',
  toolCalls: [{ id: 'call_Ab12', name: 'Find_Train', arguments: '{"from":"Old Town"}' }],
  finishReason: 'tool_calls',
};

interface Row {
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly given: NonNullable<Case['given']>;
  readonly when: Case['when'];
  readonly then: Case['then'];
  readonly caughtBy: Case['caughtBy'];
}

const rows: readonly Row[] = [
  {
    id: 'header/set/answer',
    level: 'should',
    title: 'A whole answer has the five headers that were recorded, and no other.',
    because: ['header/set'],
    given: { replies: [{ turn: { ...text, usage: { promptTokens: 12, totalTokens: 33 } } }] },
    when: ask('llama', { stream: false }),
    then: headers(answerHeaders),
    caughtBy: ['date-missing', 'names-its-server'],
  },
  {
    id: 'header/set/stream',
    level: 'should',
    title: 'A stream has the six headers that were recorded, and no other.',
    because: ['header/set'],
    given: { replies: [{ turn: text }] },
    when: ask('llama', { stream: true }),
    then: headers(streamHeaders),
    caughtBy: ['date-missing', 'names-its-server'],
  },
  {
    id: 'header/set/throttled',
    level: 'should',
    title: 'An answer of status 429 has five headers; retry-after is not among them.',
    because: ['header/set'],
    given: { replies: [{ error: { status: 429, message: 'Too many requests.' } }] },
    when: ask('llama', { stream: false }),
    then: headers(answerHeaders),
    caughtBy: ['date-missing', 'no-content-length', 'retry-after-on-429'],
  },
  {
    id: 'header/date/answer',
    title: 'A whole answer says when it was given, and keeps the connection.',
    because: ['header/date', 'header/connection'],
    given: { replies: [{ turn: text }] },
    when: ask('llama', { stream: false }),
    then: ['date-is-now', 'connection-is-kept'],
    caughtBy: ['connection-not-kept', 'date-missing'],
  },
  {
    id: 'header/date/stream',
    title: 'A stream says when it was given, and keeps the connection.',
    because: ['header/date', 'header/connection'],
    given: { replies: [{ turn: text }] },
    when: ask('llama', { stream: true }),
    then: ['date-is-now', 'connection-is-kept'],
    caughtBy: ['connection-not-kept', 'date-missing'],
  },
  {
    id: 'answer/generic/created-now',
    title: 'timeCreated of a GENERIC answer is the time of the answer.',
    because: ['answer/time-created'],
    given: { replies: [{ turn: text }] },
    when: ask('llama', { stream: false }),
    then: ['time-created-is-now'],
    caughtBy: [
      'answer-lacks-envelope',
      'created-in-1970',
      'date-missing',
      'time-created-in-seconds',
    ],
  },
  {
    id: 'header/request-id/new-every-time',
    title: 'Every answer of a listing has an opc-request-id of its own.',
    because: ['header/request-id-is-new'],
    given: {},
    when: { operation: 'list-models', limit: 10 },
    then: ['request-ids-are-new'],
    caughtBy: ['ignores-limit', 'one-request-id-for-all-pages', 'reads-first-page-only'],
  },
  {
    id: 'framing/pieces/each-frame',
    level: 'should',
    title: 'The client has each frame in a piece of its own, before the next.',
    because: ['framing/a-chunk-for-each-frame'],
    given: { replies: [{ turn: text }] },
    when: probeChat('GENERIC', true),
    then: ['every-frame-ends-a-piece'],
    caughtBy: ['two-frames-in-one-chunk'],
  },
  {
    id: 'framing/pieces/generic',
    title: 'A GENERIC text comes in many increments, whose pads differ in length.',
    because: ['stream/generic/increments', 'framing/pad'],
    given: { replies: [{ turn: text }] },
    when: ask('llama', { stream: true }),
    then: [{ check: 'answer-comes-in-pieces', expect: 5 }, 'pads-differ-in-length'],
    caughtBy: ['pad-missing', 'pad-too-long', 'pads-of-one-length', 'text-in-one-piece'],
  },
  {
    id: 'framing/pieces/cohere',
    title: 'A COHERE text comes in many increments, whose pads differ in length.',
    because: ['stream/cohere/increments', 'framing/pad'],
    given: { replies: [{ turn: text }] },
    when: ask('cohere', { stream: true }),
    then: [{ check: 'answer-comes-in-pieces', expect: 5 }, 'pads-differ-in-length'],
    caughtBy: ['pad-missing', 'pad-too-long', 'pads-of-one-length', 'text-in-one-piece'],
  },
  {
    id: 'framing/pieces/cohere-v2',
    title: 'A COHEREV2 text comes in many increments.',
    because: ['stream/cohere-v2/increments'],
    given: { replies: [{ turn: text }] },
    when: ask('cohereV2', { stream: true }),
    then: [{ check: 'answer-comes-in-pieces', expect: 5 }],
    caughtBy: ['text-in-one-piece'],
  },
  {
    id: 'framing/pieces/arguments',
    title: "GPT's arguments come in several fragments.",
    because: ['tools/generic/opening-with-empty-arguments'],
    given: {
      replies: [
        {
          turn: {
            text: '',
            toolCalls: [
              {
                id: 'call_Ab12',
                name: 'find_train',
                arguments: '{"from":"Old Town","to":"Harbour"}',
              },
            ],
            finishReason: 'tool_calls',
          },
        },
      ],
    },
    when: ask('gpt', { stream: true, tools: true }),
    then: [{ check: 'answer-comes-in-pieces', expect: 3 }],
    caughtBy: ['arguments-in-one-fragment'],
  },
  {
    id: 'tools/generic/name-as-given',
    title: 'The name of a function is reported as it is written.',
    because: ['tools/name-as-given'],
    given: { replies: [{ turn: capitals }] },
    when: ask('llama', { stream: true, tools: true }),
    then: ['no-error', 'tool-calls-are-as-given'],
    caughtBy: [
      'crashes-on-done',
      'ids-in-no-fragment',
      'lower-cases-names',
      'new-call-per-fragment',
    ],
  },
  {
    id: 'stream/family/by-ocid',
    title: 'A model that is asked by its OCID speaks as its family does.',
    because: ['stream/generic/final-frame-bare', 'request/serving-mode'],
    given: { replies: [{ turn: text }] },
    when: { ...ask('grok', { stream: true }), model: modelOcid('xai.grok-4', region) },
    then: ['final-frame-has-no-message', 'done-is-absent'],
    caughtBy: ['closing-frame-with-a-message'],
  },
];

function headers(names: readonly string[]): readonly [CheckUse] {
  return [{ check: 'headers-are-these', expect: names }];
}

export const surroundingsCases: readonly Case[] = rows.map((row) => ({
  level: 'must',
  ...row,
  transports: nativeTransports(row.when),
  needs: ['scripted-reply', 'journal'],
}));
