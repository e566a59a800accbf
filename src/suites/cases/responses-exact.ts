/**
 * Streams and answers of the service beside literal ones, written down by hand: ids stand as `msg#1`, times
 * as `time`. Members and order: npm openai 6.30.1, src/resources/responses/responses.ts; the names of the
 * events were seen live (sogawa-yk/jetuse, SPIKE-01).
 */
import type { Turn } from '../../protocol/turn.js';
import type { Case, CheckUse } from '../case.js';
import { build, models, type Row, say } from './responses-calls.js';

const said = 'Ten past nine.';
const usage = { promptTokens: 12, completionTokens: 5, totalTokens: 17 };
const text: Turn = { text: said, toolCalls: [], finishReason: 'stop', usage };
const counts = {
  input_tokens: 12,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 5,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 17,
};

/** What a Response repeats where the request says nothing. */
const defaults = {
  background: false,
  frequency_penalty: 0,
  instructions: null,
  max_output_tokens: null,
  max_tool_calls: null,
  metadata: {},
  parallel_tool_calls: true,
  presence_penalty: 0,
  previous_response_id: null,
  prompt_cache_key: null,
  reasoning: { effort: null, summary: null },
  safety_identifier: null,
  service_tier: 'default',
  store: true,
  temperature: 1,
  text: { format: { type: 'text' }, verbosity: 'medium' },
  tool_choice: 'auto',
  tools: [],
  top_logprobs: 0,
  top_p: 1,
  truncation: 'disabled',
};

const response = (status: string, output: readonly object[], more: object = {}) => ({
  id: 'resp#1',
  object: 'response',
  created_at: 'time',
  status,
  completed_at: status === 'completed' ? 'time' : null,
  error: null,
  incomplete_details: null,
  model: models.grok,
  output,
  usage: status === 'in_progress' ? null : counts,
  ...defaults,
  ...more,
});

const part = (words: string) => ({
  type: 'output_text',
  text: words,
  annotations: [],
  logprobs: [],
});
const message = (status: string, content: readonly object[]) => ({
  id: 'msg#1',
  type: 'message',
  role: 'assistant',
  status,
  content,
});
const done = message('completed', [part(said)]);
const event = (type: string, members: object) => ({ type: `response.${type}`, ...members });
const at = { item_id: 'msg#1', output_index: 0, content_index: 0 };
const begin = [
  event('created', { response: response('in_progress', []) }),
  event('in_progress', { response: response('in_progress', []) }),
];
const calls = [
  { id: 'call_83516431', name: 'find_train', arguments: '{"from":"Old Town"}' },
  { id: 'call_26154935', name: 'get_tide', arguments: '{"harbour":"West"}' },
];
const callItem = (n: 0 | 1, status: string, args: string) => ({
  id: `fc#${n + 1}`,
  type: 'function_call',
  status,
  arguments: args,
  call_id: calls[n]?.id,
  name: calls[n]?.name,
});
const callEvents = (n: 0 | 1) => [
  event('output_item.added', { output_index: n, item: callItem(n, 'in_progress', '') }),
  event('function_call_arguments.delta', {
    item_id: `fc#${n + 1}`,
    output_index: n,
    delta: calls[n]?.arguments,
  }),
  event('function_call_arguments.done', {
    item_id: `fc#${n + 1}`,
    output_index: n,
    name: calls[n]?.name,
    arguments: calls[n]?.arguments,
  }),
  event('output_item.done', {
    output_index: n,
    item: callItem(n, 'completed', calls[n]?.arguments ?? ''),
  }),
];

const stream = (turn: Turn, ...then: readonly [CheckUse, ...CheckUse[]]) =>
  ({
    given: { replies: [{ turn }] },
    when: say('When?', undefined, { model: models.grok, stream: true }),
    then,
  }) as const;

const rows: readonly Row[] = [
  {
    id: 'responses/exact/text-streamed',
    title: 'A streamed text is these events, member by member.',
    because: ['responses/stream/text', 'responses/answer/complete', 'responses/id/item'],
    ...stream(text, {
      check: 'events-are-exactly',
      expect: [
        ...begin,
        event('output_item.added', { output_index: 0, item: message('in_progress', []) }),
        event('content_part.added', { ...at, part: part('') }),
        event('output_text.delta', { ...at, delta: said, logprobs: [] }),
        event('output_text.done', { ...at, text: said, logprobs: [] }),
        event('content_part.done', { ...at, part: part(said) }),
        event('output_item.done', { output_index: 0, item: done }),
        event('completed', { response: response('completed', [done]) }),
      ],
    }),
    caughtBy: [
      'responses-ends-without-output',
      'responses-ids-without-airport',
      'responses-repeats-no-state',
      'responses-says-output-text',
      'responses-skips-parts',
    ],
  },
  {
    id: 'responses/exact/calls-streamed',
    title: 'Two streamed calls are these events, one call after the other.',
    because: ['responses/stream/function-call', 'responses/stream/parallel-calls'],
    ...stream(
      { text: '', toolCalls: calls, finishReason: 'tool_calls', usage },
      {
        check: 'events-are-exactly',
        expect: [
          ...begin,
          ...callEvents(0),
          ...callEvents(1),
          event('completed', {
            response: response('completed', [
              callItem(0, 'completed', calls[0]?.arguments ?? ''),
              callItem(1, 'completed', calls[1]?.arguments ?? ''),
            ]),
          }),
        ],
      },
    ),
    caughtBy: [
      'responses-calls-without-announcement',
      'responses-ends-without-output',
      'responses-ids-without-airport',
      'responses-repeats-no-state',
      'responses-says-output-text',
    ],
  },
  {
    id: 'responses/exact/text-whole',
    title: 'A whole text is this Response, member by member, without output_text at the top.',
    because: ['responses/answer/text', 'responses/answer/complete'],
    given: { replies: [{ turn: text }] },
    when: say('When?', undefined, { model: models.grok }),
    then: [{ check: 'response-is-exactly', expect: response('completed', [done]) }],
    caughtBy: [
      'responses-ids-without-airport',
      'responses-repeats-no-state',
      'responses-says-output-text',
    ],
  },
  {
    id: 'responses/exact/echo',
    title: 'A Response repeats what was asked for.',
    because: ['responses/answer/complete'],
    given: { replies: [{ turn: text }] },
    when: say(
      'When?',
      { store: false },
      {
        model: models.grok,
        options: { maxTokens: 64, temperature: 0.5 },
        extra: { instructions: 'Be brief.', metadata: { topic: 'boats' } },
      },
    ),
    then: [
      {
        check: 'response-is-exactly',
        expect: response('completed', [done], {
          store: false,
          max_output_tokens: 64,
          temperature: 0.5,
          instructions: 'Be brief.',
          metadata: { topic: 'boats' },
        }),
      },
    ],
    caughtBy: [
      'drops-settings',
      'responses-ids-without-airport',
      'responses-refuses-instructions',
      'responses-repeats-no-state',
      'responses-repeats-nothing',
      'responses-says-output-text',
    ],
  },
  {
    id: 'responses/exact/incomplete',
    title: 'A Response that was cut says why.',
    because: ['responses/answer/status'],
    given: { replies: [{ turn: { ...text, finishReason: 'length' } }] },
    when: say('When?', undefined, { model: models.grok }),
    then: [
      {
        check: 'response-is-exactly',
        expect: response('incomplete', [message('incomplete', [part(said)])], {
          incomplete_details: { reason: 'max_output_tokens' },
        }),
      },
    ],
    caughtBy: [
      'responses-cut-without-a-reason',
      'responses-ids-without-airport',
      'responses-repeats-no-state',
      'responses-says-output-text',
    ],
  },
];

export const responsesExact: readonly Case[] = rows.map(build);
