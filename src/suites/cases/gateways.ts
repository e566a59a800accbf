/** What a server between OpenAI's clients and Oracle's service owes to both. It alone is asked these. */
import type { ChatCall } from '../../protocol/call.js';
import type { Case, CheckUse } from '../case.js';
import { ask, askTarget } from './calls.js';
import { gatewaysResponses } from './gateways-responses.js';
import { type GatewayRow, ofGateways } from './gateways-row.js';

const whole = ask('llama', { stream: false });
const streamed = ask('llama', { stream: true });
const anyWhole = askTarget('GENERIC', { stream: false });
const anyStreamed = askTarget('GENERIC', { stream: true });
const carries = (...names: readonly string[]): ChatCall['headers'] =>
  Object.fromEntries(names.map((name) => [name, 'between-client-and-gateway']));
const clientsId = '5EC1A7B0C0FFEE00D15EA5E0FACADE01';
const none = (...expect: readonly string[]): CheckUse => ({ check: 'headers-stay-behind', expect });

const requests: readonly GatewayRow[] = [
  {
    id: 'request/body-kept',
    level: 'should',
    title: 'What the client says goes upstream, known to the gateway or not.',
    because: ['gateway/request/body-kept'],
    when: {
      ...ask('llama', { stream: false, tools: true }),
      options: { temperature: 0.2, topP: 0.9, seed: 7, stop: ['END'], toolChoice: 'auto' },
      extra: { metadata: { trace: 'a-1' }, service_tier: 'default', prompt_cache_key: 'k' },
    },
    then: ['request-keeps-the-body'],
    caughtBy: ['drops-unknown-members'],
  },
  {
    id: 'request/answers-wanted',
    level: 'should',
    title: 'Of n answers that are asked for, the service is asked for n or for one.',
    because: ['gateway/request/answers-wanted'],
    when: { ...whole, extra: { n: 3 } },
    then: ['answers-are-as-many-as-asked'],
    caughtBy: ['asks-for-two-answers'],
  },
];

const streams: readonly GatewayRow[] = [
  {
    id: 'stream/one-done',
    level: 'must',
    title: 'A stream is events in JSON, and ends with one [DONE].',
    because: ['gateway/stream/one-done', 'chat/stream/done'],
    when: streamed,
    replies: [{ recording: 'openai-chat/llama-text' }],
    then: ['stream-is-well-formed', 'one-done-and-last'],
    caughtBy: ['doubles-done', 'omits-done'],
  },
  {
    id: 'stream/members-kept',
    level: 'should',
    title: 'What the service says in an event reaches the client, known to the gateway or not.',
    because: ['gateway/stream/members-kept'],
    when: ask('gpt', { stream: true, usage: true }),
    replies: [{ recording: 'openai-chat/gpt-text-obfuscation' }],
    then: ['chunks-keep-their-members'],
    caughtBy: ['drops-finish-reasons', 'drops-usage', 'rewrites-chunks'],
  },
  {
    id: 'stream/nothing-empty-added',
    level: 'should',
    title: 'The gateway adds no empty members to events.',
    because: ['gateway/stream/nothing-empty-added'],
    when: streamed,
    replies: [{ recording: 'openai-chat/llama-text' }],
    then: ['chunks-gain-nothing-empty'],
    caughtBy: ['adds-null-to-chunks'],
  },
  {
    id: 'stream/first-text-first',
    level: 'must',
    title: 'The client hears the first words before the service has said the last.',
    because: ['gateway/stream/as-it-comes', 'framing/streams-as-it-comes'],
    when: streamed,
    replies: [{ recording: 'openai-chat/llama-text', delivery: { gap: { before: 3, wait: 500 } } }],
    then: [
      'no-error',
      'text-is-as-given',
      { check: 'streams-as-it-comes', expect: { increments: 2, over: 300 } },
    ],
    caughtBy: ['buffers-the-stream', 'drops-finish-reasons'],
  },
  {
    id: 'stream/cancelled',
    level: 'should',
    title: 'When the client goes away, the call upstream ends within a second.',
    because: ['gateway/stream/cancelled'],
    when: { ...streamed, cancelled: 'after-first-text' },
    replies: [{ recording: 'openai-chat/llama-text', delivery: { interval: 100 } }],
    then: [{ check: 'cancel-reaches-the-service', expect: 1000 }],
    caughtBy: ['buffers-the-stream', 'keeps-the-upstream-open'],
  },
];

const statuses = [400, 404, 429, 500] as const;

/** What is the same on both transports. */
const onBoth: readonly GatewayRow[] = [
  {
    id: 'request/nothing-empty-added',
    level: 'should',
    title: 'The gateway adds no empty members to a request.',
    because: ['gateway/request/nothing-empty-added'],
    when: anyWhole,
    then: ['request-adds-nothing-empty'],
    caughtBy: ['adds-null-members'],
  },
  {
    id: 'request/same-bytes',
    level: 'should',
    title: 'The same call twice is the same upstream, byte by byte.',
    because: ['gateway/request/same-bytes'],
    when: { operation: 'dialogue', steps: [anyWhole, anyWhole, anyWhole] },
    then: ['no-step-fails', 'same-calls-are-the-same-bytes'],
    caughtBy: ['shuffles-the-body'],
  },
  {
    id: 'request/credentials-stay',
    level: 'should',
    title: "The client's credentials end at the gateway.",
    because: ['gateway/request/credentials-stay'],
    when: { ...anyWhole, headers: carries('x-api-key', 'cookie', 'proxy-authorization') ?? {} },
    then: ['requests-are-signed', none('x-api-key', 'cookie', 'proxy-authorization')],
    caughtBy: ['forwards-client-credentials'],
  },
  {
    id: 'request/connection-headers-stay',
    level: 'should',
    title: 'Headers of the connection between client and gateway end at the gateway.',
    because: ['gateway/request/connection-headers-stay'],
    when: { ...anyWhole, headers: { te: 'trailers', 'proxy-connection': 'keep-alive' } },
    then: ['no-error', none('te', 'proxy-connection')],
    caughtBy: ['forwards-connection-headers'],
  },
  {
    id: 'request/request-id',
    level: 'should',
    title:
      "The client's own id of a request goes upstream, at the head of whatever the gateway adds.",
    because: ['gateway/request/request-id'],
    when: { ...anyWhole, headers: { 'opc-request-id': clientsId } },
    then: ['no-error', 'request-id-goes-upstream'],
    caughtBy: ['makes-up-request-ids'],
  },
  {
    id: 'answer/request-id',
    level: 'should',
    title: "The service's id of a request reaches the client.",
    because: ['gateway/answer/request-id'],
    when: anyWhole,
    then: [{ check: 'header-comes-through', expect: 'opc-request-id' }],
    caughtBy: ['drops-request-ids'],
  },
  ...statuses.map(
    (status): GatewayRow => ({
      id: `error/openai-shaped-${status}`,
      level: 'should',
      title: `A ${status} of the service is a ${status} to the client, in OpenAI's form.`,
      because: ['gateway/error/openai-shaped'],
      when: anyStreamed,
      replies: [{ error: { status, message: 'This cannot be done.' }, times: 'always' }],
      then: ['error-status-is-reported', 'error-message-is-reported', 'error-is-openai-shaped'],
      caughtBy: [
        'hands-errors-on-as-they-are',
        ...(status === 500 ? [] : ['maps-every-error-to-500']),
      ],
    }),
  ),
  {
    id: 'error/retry-after',
    level: 'should',
    title: 'When to try again is told to the client.',
    because: ['gateway/error/retry-after'],
    when: anyWhole,
    replies: [
      {
        error: { status: 429, message: 'Slow down.' },
        delivery: { headers: { 'retry-after': '7' } },
        times: 'always',
      },
    ],
    then: [{ check: 'header-comes-through', expect: 'retry-after' }],
    caughtBy: ['drops-retry-after'],
  },
];

export const gatewaysCases: readonly Case[] = [
  ...ofGateways(['v1'], [...requests, ...streams]),
  ...ofGateways(['v1', 'responses'], onBoth),
  ...gatewaysResponses,
];
