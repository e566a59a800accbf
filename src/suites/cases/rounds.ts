/** Cases of subject `rounds`: the model calls tools, the kit answers for them, and the client goes on with its own history. */
import type { ChatCall, RoundsCall, ToolAnswer, Transport } from '../../protocol/call.js';
import type { ToolCall, Turn } from '../../protocol/turn.js';
import type { Case, CheckUse } from '../case.js';
import { ask } from './calls.js';
import { caughtBy } from './rounds-caught.js';

const usage = { promptTokens: 20, completionTokens: 10, totalTokens: 30 };

const train = { id: 'call_train', name: 'find_train', arguments: '{"from":"Cork","to":"Bray"}' };
const back = { id: 'call_back', name: 'find_train', arguments: '{"from":"Bray","to":"Cork"}' };
const tide = { id: 'call_tide', name: 'get_tide', arguments: '{"harbour":"Bray"}' };

const calling = (...toolCalls: readonly ToolCall[]): Turn => ({
  text: '',
  toolCalls,
  finishReason: 'tool_calls',
  usage,
});

const closing: Turn = {
  text: 'Take the train at nine: high tide is at noon.',
  toolCalls: [],
  finishReason: 'stop',
  usage,
};

/** The same turn, its calls without ids. */
const nameless = (turn: Turn): Turn => ({
  ...turn,
  toolCalls: turn.toolCalls.map(({ id: _, ...call }) => call),
});

/** What a turn says beside its call. */
const looking = 'Let me look that up.';

const nine: ToolAnswer = { name: 'find_train', text: '{"leaves":"09:00"}' };
const six: ToolAnswer = { name: 'find_train', text: '{"leaves":"18:00"}' };
const noon: ToolAnswer = { name: 'get_tide', text: '{"high":"12:00"}' };

/** A format, the calls that are made in it, and where its facts are stated. */
interface Format {
  readonly name: string;
  readonly transport: Transport;
  readonly because: string;
  readonly call: (stream: boolean) => ChatCall;
  readonly chained?: true;
  /** Calls and answers are paired by their place: there are no ids. */
  readonly withoutIds?: true;
  /** The second request of the plainest case. */
  readonly second: unknown;
  /** What it has of the turn before where that said something beside its call; absent: the service knows. */
  readonly spoken?: unknown;
}

const tools = { tools: true } as const;
const prompt = 'When does the next train leave for the harbour?';
const typed = (text: string) => [{ type: 'TEXT', text }];

const responses = (stream: boolean): ChatCall => ({
  ...ask('gptOss', { stream, ...tools }),
  model: 'openai.gpt-5.4',
  apiFormat: 'openai-responses',
});

const formats: readonly Format[] = [
  {
    name: 'generic',
    transport: 'sdk',
    because: 'request/generic/tool-results',
    call: (stream) => ask('llama', { stream, ...tools }),
    second: {
      chatRequest: {
        apiFormat: 'GENERIC',
        messages: [
          { role: 'USER', content: typed(prompt) },
          { role: 'ASSISTANT', toolCalls: [{ type: 'FUNCTION', ...train }] },
          { role: 'TOOL', content: typed(nine.text), toolCallId: train.id },
        ],
        tools: [{ name: 'find_train' }, { name: 'get_tide' }],
      },
    },
    spoken: {
      chatRequest: {
        messages: [
          { role: 'USER' },
          { role: 'ASSISTANT', content: typed(looking), toolCalls: [{ name: 'find_train' }] },
          { role: 'TOOL' },
        ],
      },
    },
  },
  {
    name: 'cohere',
    transport: 'sdk',
    because: 'request/cohere/tool-results',
    call: (stream) => ask('cohere', { stream, ...tools }),
    withoutIds: true,
    second: {
      chatRequest: {
        apiFormat: 'COHERE',
        message: '',
        chatHistory: [{ role: 'USER', message: prompt }, { role: 'CHATBOT' }],
        toolResults: [{ call: { name: 'find_train', parameters: { from: 'Cork', to: 'Bray' } } }],
        tools: [{ name: 'find_train' }, { name: 'get_tide' }],
      },
    },
    spoken: {
      chatRequest: { chatHistory: [{ role: 'USER' }, { role: 'CHATBOT', message: looking }] },
    },
  },
  {
    name: 'cohere-v2',
    transport: 'sdk',
    because: 'request/cohere-v2/messages',
    call: (stream) => ask('cohereV2', { stream, ...tools }),
    second: {
      chatRequest: {
        apiFormat: 'COHEREV2',
        messages: [
          { role: 'USER' },
          {
            role: 'ASSISTANT',
            toolCalls: [{ id: train.id, function: { name: 'find_train' } }],
          },
          { role: 'TOOL', toolCallId: train.id },
        ],
      },
    },
    spoken: {
      chatRequest: {
        messages: [
          { role: 'USER' },
          {
            role: 'ASSISTANT',
            content: typed(looking),
            toolCalls: [{ function: { name: 'find_train' } }],
          },
          { role: 'TOOL' },
        ],
      },
    },
  },
  {
    name: 'chat',
    transport: 'v1',
    because: 'chat/request/tool-results',
    call: (stream) => ask('gptOss', { stream, ...tools }),
    second: {
      messages: [
        { role: 'user', content: prompt },
        {
          role: 'assistant',
          tool_calls: [
            {
              id: train.id,
              type: 'function',
              function: { name: 'find_train', arguments: train.arguments },
            },
          ],
        },
        { role: 'tool', tool_call_id: train.id, content: nine.text },
      ],
    },
    spoken: {
      messages: [
        { role: 'user' },
        { role: 'assistant', content: looking, tool_calls: [{}] },
        { role: 'tool' },
      ],
    },
  },
  {
    name: 'responses',
    transport: 'responses',
    because: 'responses/refused/output-without-call',
    call: responses,
    second: {
      previous_response_id: '-',
      input: [
        { type: 'message', role: 'user' },
        {
          type: 'function_call',
          call_id: train.id,
          name: 'find_train',
          arguments: train.arguments,
        },
        { type: 'function_call_output', call_id: train.id, output: nine.text },
      ],
    },
    spoken: {
      input: [
        { role: 'user' },
        { role: 'assistant', content: [{ type: 'output_text', text: looking }] },
        { type: 'function_call' },
        { type: 'function_call_output' },
      ],
    },
  },
  {
    name: 'responses-chained',
    transport: 'responses',
    because: 'responses/state/previous-response',
    call: responses,
    chained: true,
    second: {
      previous_response_id: '{1.id}',
      input: [{ type: 'function_call_output', call_id: train.id, output: nine.text }],
    },
  },
];

interface Variant {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly turns: readonly Turn[];
  readonly answers: RoundsCall['answers'];
  readonly stream?: true;
  /** What beside the usual is looked at. */
  readonly and?: (format: Format) => readonly CheckUse[];
}

const plain = {
  turns: [calling(train), closing],
  answers: [[nine]],
  and: ({ second }: Format): readonly CheckUse[] => [
    { check: 'requests-say', expect: [{}, { body: second }] },
  ],
} as const;

/** Each request of a chain goes on from the answer before it. */
const links = [1, 2, 3].map((round) => ({ body: { previous_response_id: `{${round}.id}` } }));

const variants: readonly Variant[] = [
  {
    id: 'one-call',
    title: 'The answer to a call goes back beside the call, in the shape of the format.',
    because: 'rounds/answered',
    ...plain,
  },
  {
    id: 'one-call-streamed',
    title: 'A call that was streamed is answered like any.',
    because: 'rounds/answered',
    ...plain,
    stream: true,
  },
  {
    id: 'two-calls',
    title: 'Each of two calls has its own answer, whichever tool was ready first.',
    because: 'rounds/answered',
    turns: [calling(train, tide), closing],
    answers: [[noon, nine]],
  },
  {
    id: 'same-function-twice',
    title: 'Two calls of one function are answered one by one.',
    because: 'rounds/answered',
    turns: [calling(train, back), closing],
    answers: [[nine, six]],
  },
  {
    id: 'plain-words',
    title: 'An answer that is no JSON arrives as it is written.',
    because: 'rounds/as-written',
    turns: [calling(train), closing],
    answers: [[{ name: 'find_train', text: 'At nine, "sharp".\nPlatform 2 – נמל' }]],
  },
  {
    id: 'failed-tool',
    title: 'A tool that breaks is an answer too: the model is told.',
    because: 'rounds/failures-told',
    turns: [calling(train, tide), closing],
    answers: [[nine, { name: 'get_tide', text: 'Error: no such harbour', failed: true }]],
  },
  {
    id: 'three-rounds',
    title: 'Three rounds are gone through to the end, each told of all before it.',
    because: 'rounds/to-the-end',
    turns: [calling(train), calling(tide), calling(back), closing],
    answers: [[nine], [noon], [six]],
    and: ({ chained }) => [
      { check: 'requests-say', expect: [{}, ...(chained ? links : [{}, {}, {}])] },
    ],
  },
];

const build = (variant: Variant, format: Format): Case => {
  const { id, title, because, turns, answers, stream = false, and = () => [] } = variant;
  const { name, transport, call, chained, withoutIds } = format;
  return {
    id: `rounds/${name}/${id}`,
    level: 'must',
    title: chained ? `${title} Chained.` : title,
    because: [because, format.because],
    transports: [transport],
    needs: ['scripted-reply', 'journal', 'known-models'],
    given: { replies: turns.map((turn) => ({ turn: withoutIds ? nameless(turn) : turn })) },
    when: {
      operation: 'rounds',
      first: call(stream),
      answers,
      ...(chained ? { chained } : {}),
    },
    then: [
      'no-step-fails',
      'answers-are-told',
      ...(chained ? (['chain-says-nothing-again'] as const) : []),
      ...and(format),
    ],
    caughtBy: caughtBy(name, id),
  };
};

/** The model says something and calls a tool in one turn. */
const speaking = (format: Format): readonly Case[] =>
  format.spoken === undefined
    ? []
    : [
        {
          ...build(
            {
              id: 'text-beside-a-call',
              title: 'What the model said beside its call is repeated with it.',
              because: 'rounds/said-beside-calls',
              turns: [{ ...calling(train), text: looking }, closing],
              answers: [[nine]],
              and: ({ spoken }) => [{ check: 'requests-say', expect: [{}, { body: spoken }] }],
            },
            format,
          ),
          level: 'should',
        },
      ];

/** Calls that the family gives no ids. */
const withoutIds = (key: 'generic' | 'chat'): Case => ({
  id: `rounds/${key}/calls-without-ids`,
  level: 'must',
  title: 'Calls that came without ids are given some, each its own, over all rounds.',
  because: ['rounds/ids-made', 'tools/generic/whole-call-without-id'],
  transports: [key === 'chat' ? 'v1' : 'sdk'],
  needs: ['scripted-reply', 'journal', 'known-models'],
  given: {
    replies: [[train, tide], [back], []].map((calls) => ({
      turn: calls.length === 0 ? closing : nameless(calling(...calls)),
    })),
  },
  when: {
    operation: 'rounds',
    first: ask('gemini', { stream: key === 'generic', tools: true }),
    answers: [[nine, noon], [six]],
  },
  then: ['no-step-fails', 'answers-are-told', 'calls-have-ids-of-their-own'],
  caughtBy: caughtBy(key, 'calls-without-ids'),
});

/** What is not stored cannot be built on: the client says all again, the call before its answer. */
const unstored: Case = {
  id: 'rounds/responses/nothing-stored',
  level: 'should',
  title: 'Where nothing is stored, a round says all again, each call before its answer.',
  because: ['responses/refused/output-without-call', 'responses/state/zero-retention-echo'],
  transports: ['responses'],
  needs: ['scripted-reply', 'switches', 'journal', 'known-models'],
  given: { replies: plain.turns.map((turn) => ({ turn })), switches: { zeroDataRetention: true } },
  when: {
    operation: 'rounds',
    first: { ...responses(false), state: { store: false } },
    answers: plain.answers,
  },
  then: [
    'no-step-fails',
    'answers-are-told',
    {
      check: 'requests-say',
      expect: [
        { body: { store: false } },
        {
          body: {
            store: false,
            previous_response_id: '-',
            input: [
              { type: 'message' },
              { type: 'function_call' },
              { type: 'function_call_output' },
            ],
          },
        },
      ],
    },
  ],
  caughtBy: caughtBy('responses', 'nothing-stored'),
};

export const roundsCases: readonly Case[] = [
  ...formats.flatMap((format) => variants.map((variant) => build(variant, format))),
  ...formats.flatMap(speaking),
  withoutIds('generic'),
  withoutIds('chat'),
  unstored,
];
