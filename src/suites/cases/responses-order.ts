/** How the events of a stream of Responses are framed, numbered and ordered (npm openai 6.30.1). */
import type { Turn } from '../../protocol/turn.js';
import type { Case, CheckUse } from '../case.js';
import { build, models, type Row, say } from './responses-calls.js';

const said = 'Ten past nine.';
const usage = { promptTokens: 12, completionTokens: 5, totalTokens: 17 };
const text: Turn = { text: said, toolCalls: [], finishReason: 'stop', usage };

const stream = (turn: Turn, ...then: readonly [CheckUse, ...CheckUse[]]) =>
  ({
    given: { replies: [{ turn }] },
    when: say('When?', undefined, { model: models.grok, stream: true }),
    then,
  }) as const;

const opening = ['created', 'in_progress'];
const spoken = [
  'output_item.added',
  'content_part.added',
  'output_text.delta',
  'output_text.done',
  'content_part.done',
  'output_item.done',
];

/** A text that names where it was found. */
const cited = spoken.flatMap((name) =>
  name === 'output_text.delta' ? [name, 'output_text.annotation.added'] : [name],
);

/** The order of the events of a turn in which the service ran a tool of its own. */
const tool = (
  type: 'file_search_call' | 'web_search_call' | 'code_interpreter_call',
  own: readonly string[],
  caughtBy: Row['caughtBy'],
): Row => ({
  id: `responses/order/${type.replaceAll('_', '-')}`,
  title: `The events of ${type} come in their order, before the text.`,
  because: ['responses/stream/built-in-tools'],
  ...stream(
    { ...text, builtInCalls: [{ type, input: 'x = 1' }] },
    {
      check: 'events-come-in-order',
      expect: [
        ...opening,
        'output_item.added',
        ...own,
        'output_item.done',
        ...(type === 'code_interpreter_call' ? spoken : cited),
        'completed',
      ],
    },
  ),
  caughtBy,
});

const rows: readonly Row[] = [
  {
    id: 'responses/order/framing',
    title: 'Every event is framed with its type.',
    because: ['responses/framing/events'],
    ...stream(text, 'events-are-framed', 'stream-ends-with-its-response'),
    caughtBy: ['responses-ends-without-output', 'responses-without-event-lines'],
  },
  {
    id: 'responses/order/done',
    title: '[DONE] is the last frame.',
    because: ['responses/stream/done'],
    level: 'info',
    ...stream(text, 'done-is-last'),
    caughtBy: ['responses-without-done'],
  },
  {
    id: 'responses/order/sequence-numbers',
    title: 'The numbers of events begin with 0 and rise by one.',
    because: ['responses/stream/numbers-from-0', 'responses/stream/sequence-numbers'],
    level: 'should',
    ...stream(text, 'sequence-numbers-rise'),
    caughtBy: ['responses-numbers-from-1', 'responses-skips-parts'],
  },
  {
    id: 'responses/order/refusal',
    title: 'A refusal comes in deltas of its own.',
    because: ['responses/stream/refusal'],
    ...stream(
      { ...text, text: '', refusal: 'I cannot say.' },
      {
        check: 'events-come-in-order',
        expect: [
          ...opening,
          ...spoken.map((name) => name.replace('output_text', 'refusal')),
          'completed',
        ],
      },
    ),
    caughtBy: ['responses-skips-parts'],
  },
  {
    id: 'responses/order/reasoning-summary',
    title: 'A summary of the reasoning comes before the text.',
    because: ['responses/stream/reasoning-summary'],
    ...stream(
      { ...text, reasoning: 'They ask for a train.' },
      {
        check: 'events-come-in-order',
        expect: [
          ...opening,
          'output_item.added',
          'reasoning_summary_part.added',
          'reasoning_summary_text.delta',
          'reasoning_summary_text.done',
          'reasoning_summary_part.done',
          'output_item.done',
          ...spoken,
          'completed',
        ],
      },
    ),
    caughtBy: ['responses-skips-parts'],
  },
  {
    id: 'responses/order/incomplete',
    title: 'A turn that was cut ends with response.incomplete.',
    because: ['responses/stream/incomplete'],
    ...stream(
      { ...text, finishReason: 'content_filter' },
      { check: 'events-come-in-order', expect: [...opening, ...spoken, 'incomplete'] },
    ),
    caughtBy: ['responses-ends-as-completed', 'responses-skips-parts'],
  },
  {
    id: 'responses/order/failed',
    title: 'A turn that failed ends with response.failed.',
    because: ['responses/stream/failed'],
    ...stream(
      { ...text, finishReason: 'error' },
      { check: 'events-come-in-order', expect: [...opening, ...spoken, 'failed'] },
    ),
    caughtBy: ['responses-ends-as-completed', 'responses-skips-parts'],
  },
  {
    id: 'responses/order/queued',
    title: 'In the background a stream says that it is queued.',
    because: ['responses/stream/queued'],
    level: 'should',
    ...stream(text, {
      check: 'events-come-in-order',
      expect: ['created', 'queued', 'in_progress', ...spoken, 'completed'],
    }),
    when: say('When?', { background: true }, { model: models.grok, stream: true }),
    caughtBy: ['responses-never-queued', 'responses-skips-parts'],
  },
  tool(
    'file_search_call',
    ['file_search_call.in_progress', 'file_search_call.searching', 'file_search_call.completed'],
    ['responses-hides-tools-at-work', 'responses-skips-parts'],
  ),
  tool(
    'web_search_call',
    ['web_search_call.in_progress', 'web_search_call.searching', 'web_search_call.completed'],
    ['responses-hides-tools-at-work', 'responses-skips-parts'],
  ),
  tool(
    'code_interpreter_call',
    [
      'code_interpreter_call.in_progress',
      'code_interpreter_call_code.delta',
      'code_interpreter_call_code.done',
      'code_interpreter_call.interpreting',
      'code_interpreter_call.completed',
    ],
    ['responses-hides-tools-at-work', 'responses-skips-parts'],
  ),
];

export const responsesOrder: readonly Case[] = rows.map(build);
