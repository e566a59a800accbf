/** What a gateway owes to clients of OpenAI Responses, and to the service behind it. */
import type { Case } from '../case.js';
import { type GatewayRow, ofGateways } from './gateways-row.js';
import { api, say, steps } from './responses-calls.js';

const question = 'When does the next train leave for the harbour?';
const streamed = say(question, undefined, { stream: true });
const text = { recording: 'openai-responses/text' } as const;

/** What {@link text} counts. */
const counted = { turn: { usage: { promptTokens: 31, completionTokens: 12, totalTokens: 43 } } };

const rows: readonly GatewayRow[] = [
  {
    id: 'responses/body-kept',
    level: 'should',
    title: 'What the client says goes upstream, known to the gateway or not.',
    because: ['gateway/request/body-kept'],
    when: {
      ...say(question, { store: false }),
      options: { temperature: 0.2, topP: 0.9, toolChoice: 'auto' },
      extra: {
        metadata: { trace: 'a-1' },
        prompt_cache_key: 'k',
        truncation: 'disabled',
        include: ['reasoning.encrypted_content'],
      },
    },
    then: ['request-keeps-the-body'],
    caughtBy: ['drops-unknown-members'],
  },
  {
    id: 'responses/events-framed',
    level: 'should',
    title: 'Every event that the client hears has an event: line with its type.',
    because: ['gateway/stream/events-framed', 'responses/framing/events'],
    when: streamed,
    replies: [text],
    then: ['client-hears-framed-events'],
    caughtBy: ['drops-event-lines'],
  },
  {
    id: 'responses/one-ending',
    level: 'must',
    title: 'The stream that the client hears ends with its response, once.',
    because: ['gateway/stream/one-ending', 'responses/stream/text'],
    when: streamed,
    replies: [text],
    then: ['stream-is-well-formed', 'turn-ends-once'],
    caughtBy: ['doubles-the-ending', 'omits-the-ending'],
  },
  {
    id: 'responses/members-kept',
    level: 'should',
    title: 'What the service says in an event reaches the client, known to the gateway or not.',
    because: ['gateway/stream/members-kept'],
    when: streamed,
    replies: [{ recording: 'openai-responses/text-obfuscated' }],
    then: ['chunks-keep-their-members'],
    caughtBy: ['doubles-the-ending', 'omits-the-ending', 'rewrites-events'],
  },
  {
    id: 'responses/nothing-empty-added',
    level: 'should',
    title: 'The gateway adds no empty members to events.',
    because: ['gateway/stream/nothing-empty-added'],
    when: streamed,
    replies: [text],
    then: ['chunks-gain-nothing-empty'],
    caughtBy: ['adds-null-to-events', 'doubles-the-ending', 'omits-the-ending'],
  },
  {
    id: 'responses/counts',
    level: 'should',
    title: "The client gets the service's count of tokens, of each turn its own.",
    because: ['gateway/stream/counts', 'responses/usage'],
    when: steps(streamed, streamed),
    replies: [text, text],
    then: [{ check: 'steps-give', expect: [counted, counted] }],
    caughtBy: ['adds-up-counts', 'drops-counts', 'omits-the-ending'],
  },
  {
    id: 'responses/first-text-first',
    level: 'must',
    title: 'The client hears the first words before the service has said the last.',
    because: ['gateway/stream/as-it-comes', 'framing/streams-as-it-comes'],
    when: streamed,
    replies: [{ ...text, delivery: { gap: { before: 6, wait: 500 } } }],
    then: [
      'no-error',
      'text-is-as-given',
      { check: 'streams-as-it-comes', expect: { increments: 2, over: 300 } },
    ],
    caughtBy: ['buffers-the-stream', 'omits-the-ending'],
  },
  {
    id: 'responses/cancelled',
    level: 'should',
    title: 'When the client goes away, the call upstream ends within a second.',
    because: ['gateway/stream/cancelled'],
    when: { ...streamed, cancelled: 'after-first-text' },
    replies: [{ ...text, delivery: { interval: 200 } }],
    then: [{ check: 'cancel-reaches-the-service', expect: 1000 }],
    caughtBy: ['buffers-the-stream', 'keeps-the-upstream-open'],
  },
  {
    id: 'responses/other-routes',
    level: 'should',
    title: 'The routes beside POST /responses lead to the service, too.',
    because: ['gateway/routes/passed-through'],
    when: steps(
      say(question),
      api('responses.retrieve', '{1.id}'),
      api('responses.inputItems.list', '{1.id}'),
      api('conversations.create', {}),
      api('conversations.retrieve', '{4.id}'),
    ),
    then: ['no-step-fails'],
    caughtBy: ['serves-turns-alone'],
  },
];

export const gatewaysResponses: readonly Case[] = ofGateways(['responses'], rows);
