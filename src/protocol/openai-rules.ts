/**
 * What the OpenAI transports refuse although the request fits its schema: one row a rule. The rules of a
 * model's family hold on both transports unless they name one; those of Responses' input stand elsewhere.
 */
import type { ChatCall } from './call.js';
import type { JsonObject } from './json.js';
import type { OpenAiTransport } from './model-rows.js';
import { isOffered, servedModel } from './models.js';
import { messageRules } from './openai-message-rules.js';
import { parameterRules } from './openai-parameter-rules.js';
import type { OpenAiAsked, OpenAiRule } from './openai-rule.js';
import type { ErrorReply } from './reply.js';
import { entityNotFound, retired, texts } from './service-errors.js';

/** What a tenancy may reach. */
export interface OpenAiOffer {
  readonly region: string;
  /** Public names on offer; absent: the whole catalogue. */
  readonly models?: readonly string[] | undefined;
}

const transports: Readonly<Partial<Record<ChatCall['apiFormat'], OpenAiTransport>>> = {
  'openai-chat': 'v1',
  'openai-responses': 'responses',
};

const modelRules: readonly OpenAiRule[] = [
  {
    id: 'cohere-not-served',
    refuse: ({ model, row }) => {
      if (!model.startsWith('cohere.')) return undefined;
      return row?.onDemand === 'elsewhere' ? entityNotFound(model) : texts.unsupportedOperation;
    },
    evidence: 'live',
    source:
      'sogawa-yk/jetuse, docs/verification/SPIKE-01.md and SEC-02.md; oracle-samples/locus (text; the envelope is inferred). On Responses it was 404 later (AGT-06.md, Aug 2026)',
  },
  {
    id: 'multi-agent-on-chat',
    on: 'openai-chat',
    refuse: ({ model }) =>
      model.includes('multi-agent')
        ? { status: 400, message: 'Multi Agent requests are not allowed on chat completions' }
        : undefined,
    evidence: 'live',
    source: 'oracle/langchain-oracle issue #221 (text; the envelope is inferred)',
  },
  {
    id: 'not-served-here',
    refuse: ({ row, call, model, dedicated }) => {
      const transport = transports[call.apiFormat];
      if (row === undefined || transport === undefined || dedicated) return undefined;
      return row.serves.includes(transport) ? undefined : entityNotFound(model);
    },
    evidence: 'live',
    source:
      'sogawa-yk/jetuse, docs/verification/SP3-06.md (openai.gpt-5.5-pro on chat) and AGT-06.md (Llama on Responses): status; the text is that of an unknown model',
  },
  {
    id: 'retired-model',
    refuse: ({ row, dedicated }) =>
      row?.onDemand === 'retired' && !dedicated ? retired(row.name, row.version) : undefined,
    evidence: 'inferred',
    source: 'oracle/ai-optimizer issue #263 (native route)',
  },
];

/** All rules, in the order in which they are asked. */
export const openAiRules: readonly OpenAiRule[] = [
  ...modelRules,
  ...parameterRules,
  ...messageRules,
];

/**
 * The service's refusal of a request that fits its schema, or `undefined` when it would answer. For both
 * OpenAI transports: the call's `apiFormat` says which.
 *
 * @param call the request, read
 * @param body the same request as it was sent
 * @param offer what the caller may reach; absent: nothing is out of reach, only the rules apply
 *
 * @example
 * openAiRefusalOf(call, body)?.message; // 'Unsupported OpenAI operation'
 */
export function openAiRefusalOf(
  call: ChatCall,
  body: JsonObject,
  offer?: OpenAiOffer,
): ErrorReply | undefined {
  const absent = offer && offerRefusalOf(call.model, offer);
  if (absent) return absent;
  const served = servedModel(call.model, offer?.region ?? 'us-chicago-1');
  const model = served?.row.name ?? call.model;
  const asked: OpenAiAsked = {
    call,
    body,
    model,
    dedicated: served?.dedicated ?? false,
    ...(served ? { row: served.row } : {}),
  };
  for (const { on, refuse } of openAiRules) {
    const refusal = on === undefined || on === call.apiFormat ? refuse(asked) : undefined;
    if (refusal) return refusal;
  }
  return undefined;
}

/** The refusal of a model that is not on offer; Cohere's are refused otherwise, wherever they are. */
export function offerRefusalOf(model: string, offer: OpenAiOffer): ErrorReply | undefined {
  const served = servedModel(model, offer.region);
  const known = (served?.row.name ?? model).startsWith('cohere.') || reachable(served, offer);
  return known ? undefined : entityNotFound(model);
}

function reachable(
  served: ReturnType<typeof servedModel>,
  { models, region }: OpenAiOffer,
): boolean {
  if (served === undefined) return false;
  return isOffered(served, region) && (models?.includes(served.row.name) ?? true);
}
