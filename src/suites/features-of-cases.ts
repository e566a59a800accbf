/** What a case needs of a provider: by its call, and by its checks. Pure. */
import type { ApiCall, Call, ChatCall, LifeStep, Transport } from '../protocol/call.js';
import { objectOf, objectsOf } from '../protocol/json.js';
import type { Case, CheckUse } from './case.js';
import { type Capabilities, type Feature, featureNames } from './features.js';
import { featuresOfChecks } from './features-of-checks.js';
import { looksAt, translates } from './gateways.js';

/** What a chat turn needs beyond being asked, feature by feature. */
const ofChat: Partial<Readonly<Record<Feature, (call: ChatCall) => boolean>>> = {
  stream: ({ stream }) => stream,
  whole: ({ stream }) => !stream,
  tools: ({ tools, messages }) =>
    tools !== undefined || messages.some(({ role, toolCalls }) => role === 'tool' || toolCalls),
  'tool-choice': ({ options }) =>
    options?.toolChoice !== undefined || options?.parallelToolCalls !== undefined,
  reasoning: ({ options }) => options?.reasoningEffort !== undefined,
  'structured-output': ({ options }) => options?.responseFormat !== undefined,
  state: ({ state }) =>
    state?.previousResponse !== undefined ||
    state?.conversation !== undefined ||
    state?.store !== undefined,
  background: ({ state }) => state?.background !== undefined,
  candidates: ({ options }) => options?.candidates !== undefined,
  dedicated: ({ model }) => model.startsWith('ocid1.generativeaiendpoint.'),
  routing: ({ routed }) => routed === true,
  images: ({ messages }) => messages.some(({ images }) => images !== undefined),
  audio: ({ messages }) => messages.some(({ audio }) => audio !== undefined),
  extra: ({ extra }) => extra !== undefined,
  headers: ({ headers }) => headers !== undefined,
  accumulate: ({ accumulate }) => accumulate === true,
  cancel: ({ cancelled }) => cancelled !== undefined,
  timeout: ({ timeout }) => timeout !== undefined,
  retries: ({ options }) => options?.retries !== undefined,
};

/** The features of profiles that are not plain. */
const ofProfiles = {
  api_key_passphrase: 'profiles',
  delegation_token: 'delegation',
} as const satisfies Record<string, Feature>;

/** Checks that say what the call as a whole is about: without their features it is not worth making. */
const essential: ReadonlySet<Feature> = new Set(['renewal', 'delegation', 'raw-arguments']);

/**
 * The features that a case's call needs on a transport, each once, in the order of the table.
 *
 * @example
 * featuresOfCall(findCase(cases, 'stream/cohere/text'), 'sdk'); // ['stream', 'cohere']
 */
export function featuresOfCall(one: Case, transport: Transport): readonly Feature[] {
  const { profile } = one.given ?? {};
  const found = new Set<Feature>([
    ...ofCall(one.when, transport),
    ...(profile === undefined ? [] : [ofProfiles[profile]]),
    ...one.then.flatMap((use) => needsOf(use)).filter((feature) => essential.has(feature)),
  ]);
  return featureNames.filter((feature) => found.has(feature));
}

function ofCall(call: Call, transport: Transport): readonly Feature[] {
  switch (call.operation) {
    case 'chat':
      return ofStep(call, transport);
    case 'dialogue':
      return [
        ...call.steps.flatMap((step) => ofStep(step, transport)),
        ...(isLinked(call.steps) ? (['response-id'] as const) : []),
      ];
    case 'rounds':
      return [
        ...ofStep(call.first, transport),
        'tool-results',
        ...(call.chained ? (['state', 'response-id'] as const) : []),
      ];
    case 'life':
      return [
        ...call.steps.flatMap((step) => ofLife(step, transport)),
        ...(isLinked(call.steps) ? (['response-id'] as const) : []),
      ];
    case 'configured':
      return [...ofCall(call.call, transport), 'environment'];
    case 'list-models':
      return ['list-models', ...(call.again === undefined ? [] : (['cache'] as const))];
    case 'probe':
      return [];
    default:
      return [call.operation];
  }
}

/** Whether a step names what one before it gave. */
const isLinked = (steps: readonly object[]): boolean => /\{\d+\.id\}/.test(JSON.stringify(steps));

/** One that can be closed under way hears what it is told meanwhile. */
function ofLife({ call, closed }: LifeStep, transport: Transport): readonly Feature[] {
  const own = call.operation === 'chat' ? ofStep(call, transport) : [call.operation];
  return closed === undefined ? own : [...own, 'close', 'cancel'];
}

function ofStep(step: ChatCall | ApiCall, transport: Transport): readonly Feature[] {
  if (step.operation === 'api') return ['api'];
  const own = featureNames.filter((feature) => ofChat[feature]?.(step) === true);
  if (transport !== 'sdk') return own;
  if (step.apiFormat === 'COHERE') return [...own, 'cohere'];
  return step.apiFormat === 'COHEREV2' ? [...own, 'cohere-v2'] : own;
}

/**
 * The features that a check needs a provider to report; `service` where it looks at the service alone.
 *
 * @example
 * featuresOfCheck('usage-is-as-given'); // ['usage']
 */
export function featuresOfCheck(use: CheckUse): readonly Feature[] | 'service' {
  const id = idOf(use);
  return id === 'steps-give' ? ofOutcomes(expectOf(use)) : (featuresOfChecks[id] ?? []);
}

/** What the parts of outcomes that a check expects have to be reported by. */
function ofOutcomes(expect: unknown): readonly Feature[] {
  const steps = objectsOf(expect);
  const turns = steps.map(({ turn }) => objectOf(turn));
  const errors = steps.map(({ error }) => objectOf(error));
  const rows: readonly (readonly [Feature, readonly object[], string])[] = [
    ['response-id', steps, 'id'],
    ['api', steps, 'value'],
    ['candidates', steps, 'candidates'],
    [
      'tools',
      turns.filter(({ toolCalls }) => Array.isArray(toolCalls) && toolCalls.length > 0),
      'toolCalls',
    ],
    ['usage', turns, 'usage'],
    ['reasoning', turns, 'reasoning'],
    ['refusal', turns, 'refusal'],
    ['built-in-calls', turns, 'builtInCalls'],
    ['finish-reason', turns, 'finishReason'],
    ['error-status', errors, 'status'],
    ['error-code', errors, 'code'],
  ];
  return rows.flatMap(([feature, all, key]) => (all.some((one) => key in one) ? [feature] : []));
}

/** What is needed of a provider; nothing where the service is looked at. */
function needsOf(use: CheckUse): readonly Feature[] {
  const found = featuresOfCheck(use);
  return found === 'service' ? [] : found;
}

/** Whether a case says nothing about a provider: it is the probe's, or all its checks look at the service alone. */
export function isOfService(one: Case): boolean {
  return (
    one.when.operation === 'probe' || one.then.every((use) => featuresOfCheck(use) === 'service')
  );
}

/**
 * The checks by which a provider is judged: those that look at it, and at what it declares. One that makes calls
 * again of its own accord may do so where the service's scripted error asks for it.
 */
export function checksFor(one: Case, capabilities: Capabilities): readonly CheckUse[] {
  const { features, upstream } = capabilities;
  const repeats = (features.includes('retries') || upstream !== undefined) && isTransient(one);
  return one.then.filter((use) => {
    if (!looksAt(idOf(use), capabilities)) return false;
    const found = featuresOfCheck(use);
    if (found === 'service' || (repeats && idOf(use) === 'one-request')) return false;
    return found.every((feature) => features.includes(feature));
  });
}

/** Whether the reply is an error after which clients try again: too many requests, or the service's own fault. */
function isTransient({ given }: Case): boolean {
  return (given?.replies ?? []).some((reply) => {
    const status = 'error' in reply ? objectOf(reply.error).status : undefined;
    return typeof status === 'number' && (status === 429 || status >= 500);
  });
}

/**
 * Why a case is nothing for a provider: the first feature that it does not declare and that the call needs,
 * or, where no check is left, that its checks need. Undefined where it is one.
 *
 * @example
 * undeclared(one, 'sdk', { name: 'langchain-oci', capabilities }); // 'langchain-oci does not declare `tools`'
 */
export function undeclared(
  one: Case,
  transport: Transport,
  { name, capabilities }: { readonly name: string; readonly capabilities: Capabilities },
): string | undefined {
  const lacks = (feature: Feature) => !capabilities.features.includes(feature);
  const lacking =
    featuresOfCall(one, transport).find(lacks) ??
    (checksFor(one, capabilities).length > 0
      ? undefined
      : one.then.flatMap((use) => needsOf(use)).find(lacks));
  if (lacking !== undefined) return `${name} does not declare \`${lacking}\``;
  if (capabilities.upstream === undefined || checksFor(one, capabilities).length > 0)
    return undefined;
  return translates(capabilities)
    ? `${name} asks the service on another transport (${capabilities.upstream}), and the case looks at requests and answers of this one`
    : `${name} is a gateway, and may ask for more than its clients do`;
}

const idOf = (use: CheckUse) => (typeof use === 'string' ? use : use.check);

const expectOf = (use: CheckUse): unknown => (typeof use === 'string' ? undefined : use.expect);
