/** Cases of subject `routing`: a client that picks the route by the model's name takes one that serves the model. */
import type { ApiFormat, ChatCall, Tool } from '../../protocol/call.js';
import { endpointOcid, modelOcid } from '../../protocol/models.js';
import type { Case, CheckUse } from '../case.js';

const region = 'us-chicago-1';

/** Part of a request, by which its route is known. */
type Part = Readonly<Record<string, unknown>>;

/** The three routes: what a request looks like that takes one for a model. */
const nativeOf = (servingMode: Part, chatRequest: Part) => ({
  target: '/20231130/actions/chat',
  body: { servingMode, chatRequest },
});
const native = (modelId: string, apiFormat: ApiFormat, more: Part = {}) =>
  nativeOf({ servingType: 'ON_DEMAND', modelId }, { apiFormat, ...more });
const chat = (model: string, more: Part = {}) => ({
  target: '~/chat/completions',
  body: { model, ...more },
});
const responses = (model: string, more: Part = {}) => ({
  target: '~/responses',
  body: { model, ...more },
});

const ask = (model: string, more: Partial<ChatCall> = {}): ChatCall => ({
  operation: 'chat',
  model,
  apiFormat: 'openai-chat',
  stream: false,
  messages: [{ role: 'user', text: 'When is high tide?' }],
  routed: true,
  ...more,
});

const tide: Tool = {
  name: 'get_tide',
  description: 'Tells the tide.',
  parameters: { type: 'object', properties: { harbour: { type: 'string' } } },
};

interface Row extends Pick<Case, 'title' | 'because' | 'caughtBy'> {
  /** Behind `routing/`. */
  readonly id: string;
  readonly level?: Case['level'];
  readonly when: ChatCall;
  /** What the one request may look like. */
  readonly routes: readonly object[];
}

/** Bugs that ask Cohere's models by another route, or in another format, than one of their own. */
const missCohere = [
  'routes-all-natively',
  'routes-all-to-chat',
  'routes-all-to-responses',
  'tries-one-route-after-the-other',
] as const;
/** Bugs that ask elsewhere what Responses alone serve, or that send its request in another's name. */
const missResponses = [
  'openai-chat-leaks-openai-account',
  'routes-all-natively',
  'routes-all-to-chat',
  'takes-all-for-cohere',
  'tries-one-route-after-the-other',
] as const;
/** Bugs that do not ask for an OCID natively, and as what it is. */
const missOcids = [
  'routes-all-to-chat',
  'routes-all-to-responses',
  'sends-names-for-ocids',
  'takes-all-for-cohere',
  'tries-one-route-after-the-other',
] as const;

/** A model that several routes serve. */
const served = (id: string, model: string, byResponses = true): Row => ({
  id: `served/${id}`,
  title: `${model} is asked by a route that serves it, at the first try.`,
  because: ['routing/served', 'client/route'],
  when: ask(model),
  routes: [native(model, 'GENERIC'), chat(model), ...(byResponses ? [responses(model)] : [])],
  caughtBy: ['takes-all-for-cohere', ...(byResponses ? [] : ['routes-all-to-responses'])],
});

const rows: readonly Row[] = [
  {
    id: 'cohere/command-r',
    title: 'A Command R is asked natively.',
    because: ['routing/cohere', 'client/route'],
    when: ask('cohere.command-r-08-2024'),
    routes: [
      native('cohere.command-r-08-2024', 'COHERE'),
      native('cohere.command-r-08-2024', 'COHEREV2'),
    ],
    caughtBy: missCohere,
  },
  {
    id: 'cohere/command-a',
    title: 'A Command A is asked natively.',
    because: ['routing/cohere', 'client/route'],
    when: ask('cohere.command-a-03-2025'),
    routes: [
      native('cohere.command-a-03-2025', 'COHERE'),
      native('cohere.command-a-03-2025', 'COHEREV2'),
    ],
    caughtBy: missCohere,
  },
  {
    id: 'cohere/stream',
    title: 'A stream of a Command R is asked natively.',
    because: ['routing/cohere', 'client/route'],
    when: ask('cohere.command-r-08-2024', { stream: true }),
    routes: [
      native('cohere.command-r-08-2024', 'COHERE', { isStream: true }),
      native('cohere.command-r-08-2024', 'COHEREV2', { isStream: true }),
    ],
    caughtBy: missCohere,
  },
  {
    id: 'cohere/reasoning',
    title: 'A reasoning Command A is asked natively, in COHEREV2.',
    because: ['routing/cohere-v2', 'routing/cohere'],
    level: 'should',
    when: ask('cohere.command-a-reasoning-08-2025'),
    routes: [native('cohere.command-a-reasoning-08-2025', 'COHEREV2')],
    caughtBy: [...missCohere, 'takes-all-for-cohere'],
  },
  {
    id: 'responses-only/gpt-pro',
    title: 'openai.gpt-5.5-pro is asked by Responses.',
    because: ['routing/responses-only', 'client/route'],
    when: ask('openai.gpt-5.5-pro'),
    routes: [responses('openai.gpt-5.5-pro')],
    caughtBy: missResponses,
  },
  {
    id: 'responses-only/multi-agent',
    title: "Grok's multi-agent model is asked by Responses.",
    because: ['routing/responses-only', 'client/route'],
    when: ask('xai.grok-4.20-multi-agent'),
    routes: [responses('xai.grok-4.20-multi-agent')],
    caughtBy: missResponses,
  },
  {
    id: 'chat-only/gpt-audio',
    title: 'openai.gpt-audio is asked by chat completions.',
    because: ['routing/chat-only'],
    level: 'should',
    when: ask('openai.gpt-audio'),
    routes: [chat('openai.gpt-audio')],
    caughtBy: ['routes-all-natively', 'routes-all-to-responses', 'takes-all-for-cohere'],
  },
  served('llama', 'meta.llama-3.3-70b-instruct', false),
  served('grok', 'xai.grok-4.3'),
  served('gemini', 'google.gemini-2.5-flash'),
  served('gpt', 'openai.gpt-5.4'),
  served('gpt-oss', 'openai.gpt-oss-120b'),
  {
    id: 'ocid/endpoint',
    title: "An endpoint's OCID is asked natively, DEDICATED.",
    because: ['routing/ocid', 'request/serving-mode'],
    level: 'should',
    when: ask(endpointOcid(region)),
    routes: [
      nativeOf(
        { servingType: 'DEDICATED', endpointId: endpointOcid(region) },
        { apiFormat: 'GENERIC' },
      ),
    ],
    caughtBy: missOcids,
  },
  {
    id: 'ocid/model',
    title: "A model's OCID is asked natively, ON_DEMAND.",
    because: ['routing/ocid', 'request/serving-mode'],
    level: 'should',
    when: ask(modelOcid('xai.grok-4', region)),
    routes: [native(modelOcid('xai.grok-4', region), 'GENERIC')],
    caughtBy: missOcids,
  },
  {
    id: 'prefix/oci',
    title: 'The prefix oci: is not sent.',
    because: ['routing/prefix'],
    level: 'info',
    when: ask('oci:xai.grok-4.3'),
    routes: [native('xai.grok-4.3', 'GENERIC'), chat('xai.grok-4.3'), responses('xai.grok-4.3')],
    caughtBy: ['sends-the-prefix', 'takes-all-for-cohere', 'tries-one-route-after-the-other'],
  },
  {
    id: 'prefix/oci-before-cohere',
    title: 'The prefix oci: does not hide a Cohere model.',
    because: ['routing/prefix', 'routing/cohere'],
    level: 'info',
    when: ask('oci:cohere.command-r-08-2024'),
    routes: [
      native('cohere.command-r-08-2024', 'COHERE'),
      native('cohere.command-r-08-2024', 'COHEREV2'),
    ],
    caughtBy: ['sends-the-prefix', ...missCohere],
  },
  {
    id: 'prefix/responses',
    title: 'The prefix responses: picks Responses, and is not sent.',
    because: ['routing/prefix'],
    level: 'info',
    when: ask('responses:xai.grok-4.3'),
    routes: [responses('xai.grok-4.3')],
    caughtBy: ['sends-the-prefix', ...missResponses],
  },
  {
    id: 'case/cohere',
    title: 'A Cohere model in capitals is asked natively, in lower case.',
    because: ['routing/case', 'routing/cohere'],
    level: 'info',
    when: ask('COHERE.COMMAND-R-08-2024'),
    routes: [
      native('cohere.command-r-08-2024', 'COHERE'),
      native('cohere.command-r-08-2024', 'COHEREV2'),
    ],
    caughtBy: ['routes-lower-case-alone', ...missCohere],
  },
  {
    id: 'spelling/limit',
    title: 'The limit on tokens has the name of the route and of the model.',
    because: ['routing/spelling', 'request/openai/limit'],
    when: ask('openai.gpt-5.4', { options: { maxTokens: 64 } }),
    routes: [
      native('openai.gpt-5.4', 'GENERIC', { maxCompletionTokens: 64 }),
      chat('openai.gpt-5.4', { max_completion_tokens: 64 }),
      responses('openai.gpt-5.4', { max_output_tokens: 64 }),
    ],
    caughtBy: ['drops-settings', 'sends-max-tokens-to-openai', 'takes-all-for-cohere'],
  },
  {
    id: 'spelling/tools',
    title: 'Tools have the shape of the route.',
    because: ['routing/spelling'],
    when: ask('xai.grok-4.3', { tools: [tide] }),
    routes: [
      native('xai.grok-4.3', 'GENERIC', { tools: [{ type: 'FUNCTION', name: 'get_tide' }] }),
      chat('xai.grok-4.3', { tools: [{ type: 'function', function: { name: 'get_tide' } }] }),
      responses('xai.grok-4.3', { tools: [{ type: 'function', name: 'get_tide' }] }),
    ],
    caughtBy: ['drops-tools', 'takes-all-for-cohere'],
  },
  {
    id: 'spelling/tools-of-cohere',
    title: 'Tools of a Command R have the shape of COHERE or of COHEREV2.',
    because: ['routing/spelling', 'routing/cohere'],
    when: ask('cohere.command-r-08-2024', { tools: [tide] }),
    routes: [
      native('cohere.command-r-08-2024', 'COHERE', { tools: [{ name: 'get_tide' }] }),
      native('cohere.command-r-08-2024', 'COHEREV2', {
        tools: [{ type: 'FUNCTION', function: { name: 'get_tide' } }],
      }),
    ],
    caughtBy: ['drops-tools', ...missCohere],
  },
];

const nobody: Case = {
  id: 'routing/unknown-vendor',
  level: 'should',
  title: 'A vendor that nobody knows ends in an answer or a clean error, after one request.',
  because: ['routing/unknown-vendor', 'client/route'],
  transports: ['v1'],
  auths: ['api_key'],
  needs: ['journal', 'known-models'],
  when: ask('nobody.knows-this-1'),
  then: [{ check: 'ends-within', expect: 1 }],
  caughtBy: [
    'reports-no-message',
    'retries-client-errors',
    'swallows-errors',
    'tries-one-route-after-the-other',
  ],
};

const checksOf = ({ routes }: Row): Case['then'] => {
  const route: CheckUse = { check: 'route-is-one-of', expect: routes };
  return [route, 'request-is-accepted', 'one-request'];
};

/** They stand on the route that most models take; a client that picks is told so, and takes another where it has to. */
export const routingCases: readonly Case[] = [
  ...rows.map(
    (row): Case => ({
      id: `routing/${row.id}`,
      level: row.level ?? 'must',
      title: row.title,
      because: row.because,
      transports: ['v1'],
      auths: ['api_key'],
      needs: ['journal', 'known-models'],
      when: row.when,
      then: checksOf(row),
      caughtBy: row.caughtBy,
    }),
  ),
  nobody,
];
