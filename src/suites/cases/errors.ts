/** Cases of subject `errors`: what a provider reports, and what the service says. */

import { endpointOcid, modelOcid } from '../../protocol/models.js';
import type { ErrorReply } from '../../protocol/reply.js';
import type { Case, CheckUse } from '../case.js';
import { ask } from './calls.js';
import { chatBody, genericRequest, probeChat } from './probes.js';

/** Bugs of providers that every reported error shows. */
const blind = [
  'reports-no-status',
  'reports-no-message',
  'swallows-errors',
  'loses-request-id-on-errors',
] as const;

/** An error that ends a call before its answer began, streamed or whole. */
function reported(
  id: string,
  title: string,
  because: Case['because'],
  error: ErrorReply,
  then: readonly CheckUse[],
  caughtBy: Case['caughtBy'],
): readonly Case[] {
  return (['whole', 'streamed'] as const).map((way) => ({
    id: `error/${id}-${way}`,
    level: 'must',
    title: `${title}, of a ${way} call`,
    because,
    transports: ['sdk'],
    needs: ['scripted-reply', 'journal'],
    // A provider that tries again meets the same error.
    given: { replies: [{ error }, { error }, { error }] },
    when: ask('llama', { stream: way === 'streamed' }),
    then: ['error-status-is-reported', 'request-id-is-reported', 'no-clean-finish', ...then],
    caughtBy,
  }));
}

const withCode = (code: string): readonly CheckUse[] => [
  { check: 'error-code-is-reported', expect: code },
  'error-message-is-reported',
];

const statuses: readonly (readonly [status: number, message: string])[] = [
  [400, 'Please pass in correct format of request.'],
  [401, 'The required information to complete authentication was not provided or was incorrect.'],
  [403, 'The caller is not allowed to do this.'],
  [404, 'Authorization failed or requested resource not found.'],
  [409, 'The state of the resource does not allow this.'],
  [413, 'The request is too large.'],
  [422, 'The request has a missing field.'],
  [429, 'Service request limit is exceeded, request is throttled for tenant.'],
  [500, 'Internal error.'],
  [502, 'The model cannot be reached.'],
  [503, 'The service is unavailable.'],
  [504, 'The model did not answer in time.'],
];

const byStatus: readonly Case[] = statuses.flatMap(([status, message]) =>
  reported(
    `status/${status}`,
    `A ${status} is reported with status, code and message`,
    ['error/reported', 'error/status-string'],
    { status, message },
    withCode(String(status)),
    [...blind, 'reports-no-code'],
  ),
);

const byStyle: readonly Case[] = [
  ...reported(
    'style/platform-code',
    'An error whose code is a word is reported with that word',
    ['error/reported', 'error/platform-code'],
    {
      status: 429,
      style: 'platform-code',
      code: 'TooManyRequests',
      message: 'Too many requests for now.',
    },
    withCode('TooManyRequests'),
    [...blind, 'reports-no-code', 'error-code-as-number'],
  ),
  ...reported(
    'style/double-encoded',
    'An error inside the message keeps its words',
    ['error/double-encoded', 'error/reported'],
    {
      status: 400,
      style: 'upstream-double-encoded',
      code: 'unsupported_value',
      param: 'temperature',
      message: 'Only the default value is supported.',
    },
    withCode('400'),
    [...blind, 'reports-no-code'],
  ),
  ...reported(
    'style/string',
    'An xAI error inside the message keeps its words',
    ['error/string', 'error/reported'],
    {
      status: 400,
      style: 'upstream-string',
      message: 'Invalid request content: Invalid function schema.',
    },
    withCode('400'),
    [...blind, 'reports-no-code'],
  ),
  ...reported(
    'style/unwrapped',
    'An error object without code at the top is reported with its status',
    ['error/unwrapped', 'error/reported'],
    {
      status: 400,
      style: 'upstream-unwrapped',
      code: 'unsupported_value',
      param: 'temperature',
      message: 'Only the default value is supported.',
    },
    ['error-has-a-message'],
    blind,
  ),
  ...reported(
    'style/html',
    "A gateway's page is reported with its status",
    ['error/no-json', 'error/reported'],
    { status: 502, style: 'html', message: 'Bad Gateway' },
    ['error-has-a-message'],
    blind,
  ),
  ...reported(
    'style/empty',
    'An error without a body is reported with its status',
    ['error/no-json', 'error/reported'],
    { status: 503, style: 'empty', message: '' },
    ['error-has-a-message'],
    blind,
  ),
];

/** The whole of a retry policy is its owner's; that these are final is not. */
const final: readonly Case[] = [400, 404, 413, 422].map((status) => ({
  id: `error/final/${status}`,
  level: 'must',
  title: `A ${status} is not tried again`,
  because: ['error/final'],
  transports: ['sdk'],
  needs: ['scripted-reply', 'journal'],
  given: { replies: [{ error: { status, message: 'No.' } }] },
  when: ask('llama', { stream: false }),
  then: ['one-request', 'error-status-is-reported'],
  caughtBy: ['retries-client-errors', 'reports-no-status', 'swallows-errors'],
}));

const throttling: readonly Case[] = (['status-string', 'platform-code'] as const).map((style) => ({
  id: `error/throttling/${style}`,
  level: 'info',
  title: `A 429 in style ${style} is reported at once, by a client that does not retry`,
  because: ['error/throttling'],
  transports: ['sdk'],
  needs: ['scripted-reply', 'journal'],
  given: { replies: [{ error: { status: 429, style, message: 'Too many requests for now.' } }] },
  when: ask('llama', { stream: true }),
  then: ['one-request', 'error-status-is-reported'],
  caughtBy: ['retries-on-429', 'reports-no-status', 'swallows-errors'],
}));

type Model = Parameters<typeof ask>[0];

const inStream: readonly Case[] = (
  [
    ['cohere/error', 'cohere', 'must', 'error/in-stream/cohere', 'errorMessage and ERROR'],
    [
      'cohere/error-limit',
      'cohere',
      'must',
      'error/in-stream/cohere',
      'errorMessage and ERROR_LIMIT',
    ],
    ['cohere-v2/error', 'cohereV2', 'must', 'error/in-stream/cohere', 'errorMessage and ERROR'],
    ['generic/error-in-stream', 'llama', 'info', 'error/in-stream/generic', 'an error as a frame'],
    ['generic/error-text-in-stream', 'grok', 'info', 'error/in-stream/text', 'an error as a text'],
  ] as const satisfies readonly (readonly [string, Model, Case['level'], string, string])[]
).map(([recording, model, level, requirement, what]) => ({
  id: `error/in-stream/${recording}`,
  level,
  title: `${what[0]?.toUpperCase()}${what.slice(1)} in a stream is an error after the text before it`,
  because: [requirement],
  transports: ['sdk'],
  needs: ['scripted-reply', 'journal'],
  given: { replies: [{ recording }] },
  when: ask(model, { stream: true }),
  then: ['error-message-is-reported', 'text-before-the-error-is-kept', 'no-clean-finish'],
  caughtBy: [
    'swallows-stream-errors',
    'drops-text-before-errors',
    ...(recording.startsWith('cohere/') ? ['reads-history-as-text'] : []),
  ],
}));

const region = 'us-chicago-1';
const nowhere = 'ocid1.compartment.oc1..aaaaaaaaconformnobodyscompartment';
const missing = {
  status: 404,
  code: '404',
  message: 'Authorization failed or requested resource not found.',
};
const spoilt = ['error-code-as-number', 'error-body-openai-style'] as const;

const absent: readonly Case[] = (
  [
    ['unknown-model', 'An unknown model', [], chatBody('meta.no-such-model', genericRequest())],
    [
      'unknown-model-ocid',
      "An unknown model's OCID",
      [],
      chatBody(modelOcid('no.such-model', region), genericRequest()),
    ],
    [
      'unknown-endpoint',
      'An unknown endpoint',
      [],
      {
        compartmentId: '{compartment}',
        servingMode: { servingType: 'DEDICATED', endpointId: `${endpointOcid(region)}x` },
        chatRequest: genericRequest(),
      },
    ],
    [
      'other-compartment',
      "Somebody else's compartment",
      ['chat-model'],
      { ...chatBody('{model}', genericRequest()), compartmentId: nowhere },
    ],
    [
      'not-on-demand',
      'A model that is listed, but not on offer on demand',
      ['known-models'],
      chatBody('cohere.command-a-vision-07-2025', {
        apiFormat: 'COHEREV2',
        messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Hello' }] }],
      }),
    ],
  ] as const satisfies readonly (readonly [string, string, Case['needs'], object])[]
).map(([id, what, needs, body]) => ({
  id: `error/absent/${id}`,
  level: 'must',
  title: `${what} is answered 404, alike for all that is out of reach`,
  because: ['error/absent', 'error/status-string'],
  transports: ['sdk'],
  needs,
  when: probeChat(body),
  then: [
    { check: 'answer-is-the-refusal', expect: missing },
    'error-body-is-decodable',
    'request-id-has-three-segments',
  ],
  caughtBy: ['answers-for-everyone', ...spoilt],
}));

const service: readonly Case[] = [
  {
    id: 'error/absent/no-rights',
    level: 'must',
    title: 'A caller without rights is answered 404, not 403',
    because: ['error/absent'],
    transports: ['sdk'],
    needs: ['switches'],
    given: { switches: { rightsMissing: true } },
    when: probeChat(chatBody('{model}', genericRequest())),
    then: [{ check: 'answer-is-the-refusal', expect: missing }, 'error-body-is-decodable'],
    caughtBy: ['answers-for-everyone', ...spoilt],
  },
  {
    id: 'error/status-string/bytes',
    level: 'should',
    title: 'The body has the status as text, and a space inside each brace',
    because: ['error/status-string'],
    transports: ['sdk'],
    needs: [],
    when: probeChat(chatBody('meta.no-such-model', genericRequest())),
    then: [
      {
        check: 'error-body-is',
        expect:
          '{ "code": "404", "message": "Authorization failed or requested resource not found." }',
      },
    ],
    caughtBy: ['error-body-compact', 'answers-for-everyone', ...spoilt],
  },
  {
    id: 'error/before-stream/is-json',
    level: 'must',
    title: 'A streamed call that is refused gets JSON, not a stream',
    because: ['error/before-stream'],
    transports: ['sdk'],
    needs: [],
    when: probeChat(chatBody('meta.no-such-model', genericRequest({ isStream: true }))),
    then: [
      { check: 'answer-is-the-refusal', expect: missing },
      'content-type-is-exact',
      'error-body-is-decodable',
    ],
    caughtBy: ['error-as-event-stream', 'answers-for-everyone', ...spoilt],
  },
  {
    id: 'error/absent/wrong-path',
    level: 'should',
    title: 'A path that does not exist is answered 404',
    because: ['error/wrong-path'],
    transports: ['sdk'],
    needs: [],
    when: probeChat(chatBody('meta.no-such-model', genericRequest()), {
      target: '/20231130/actions/v1/chat',
    }),
    then: [{ check: 'answer-is-the-refusal', expect: { status: 404 } }, 'error-body-is-decodable'],
    caughtBy: spoilt,
  },
  {
    id: 'error/absent/other-version',
    level: 'should',
    title: 'The chat action of a version that does not exist is answered 404',
    because: ['error/wrong-path'],
    transports: ['sdk'],
    needs: ['chat-model'],
    when: probeChat(chatBody('{model}', genericRequest()), {
      target: '/20240101/actions/chat',
    }),
    then: [{ check: 'answer-is-the-refusal', expect: missing }, 'error-body-is-decodable'],
    caughtBy: spoilt,
  },
  {
    id: 'error/absent/not-on-offer',
    level: 'must',
    title: 'A model that is not on offer to the tenancy is answered 404',
    because: ['error/absent'],
    transports: ['sdk'],
    needs: ['switches', 'known-models'],
    given: { switches: { models: ['xai.grok-4'] } },
    when: probeChat(chatBody('meta.llama-3.3-70b-instruct', genericRequest())),
    then: [{ check: 'answer-is-the-refusal', expect: missing }, 'error-body-is-decodable'],
    caughtBy: ['answers-for-everyone', 'offers-every-model', ...spoilt],
  },
  {
    id: 'error/method',
    level: 'should',
    title: 'Another method than POST is answered 405 on the path of chat',
    because: ['error/method'],
    transports: ['sdk'],
    needs: [],
    when: {
      operation: 'probe',
      plane: 'inference',
      request: { method: 'GET', target: '/20231130/actions/chat', signing: {} },
    },
    then: [{ check: 'answer-is-the-refusal', expect: { status: 405 } }, 'error-body-is-decodable'],
    caughtBy: spoilt,
  },
];

export const errorsCases: readonly Case[] = [
  ...byStatus,
  ...byStyle,
  ...final,
  ...throttling,
  ...inStream,
  ...absent,
  ...service,
];
