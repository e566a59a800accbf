/**
 * What the service refuses although the request fits its schema: one row a rule, each seen live.
 * Rules reported for other routes only, or without their text, are left out, but for one that says so.
 */
import type { ChatCall } from './call.js';
import { endpointWith } from './dedicated.js';
import { type JsonObject, objectOf, objectsOf, textOf } from './json.js';
import { isOffered, regionIn, servedModel } from './models.js';
import type { ErrorReply } from './reply.js';
import type { Asked, Rule } from './rule.js';
import { retired, texts } from './service-errors.js';
import { toolRules } from './tool-rules.js';

/** What a tenancy may reach. */
export interface Offer {
  readonly region: string;
  /** The compartments that the caller may name. */
  readonly compartments: readonly string[];
  /** Public names on offer; absent: the whole catalogue. */
  readonly models?: readonly string[] | undefined;
}

/** GPT and o models; the open-weight ones behave like the others. */
const openai = (model: string) =>
  model.startsWith('openai.') && !model.startsWith('openai.gpt-oss');

const chatRules: readonly Rule[] = [
  {
    id: 'retired-model',
    refuse: ({ row, dedicated }) =>
      row?.onDemand === 'retired' && !dedicated ? retired(row.name, row.version) : undefined,
    source: 'oracle/ai-optimizer issue #263',
  },
  {
    id: 'endpoint-without-streams',
    refuse: ({ call, dedicated }) =>
      dedicated &&
      call.stream &&
      endpointWith(call.model, regionIn(call.model) ?? '')?.streams === false
        ? { status: 400, message: 'Streaming is not supported by this endpoint.' }
        : undefined,
    source:
      'oracle-samples/locus, docs/how-to/oci-dac.md (a dedicated endpoint may refuse isStream; status and text are ours)',
  },
  {
    id: 'generic-to-cohere',
    refuse: ({ call, model }) =>
      call.apiFormat === 'GENERIC' && model.startsWith('cohere.')
        ? texts.wrongFormatForModel
        : undefined,
    source: texts.wrongFormatForModel.source,
  },
  {
    id: 'cohere-format-to-others',
    refuse: ({ call, row }) =>
      call.apiFormat !== 'GENERIC' && row?.formats.length === 1 && row.formats[0] === 'GENERIC'
        ? texts.badFormat
        : undefined,
    source: 'BerriAI/litellm issue #18166',
  },
  {
    id: 'multi-agent-on-chat',
    refuse: ({ model }) =>
      model.includes('multi-agent')
        ? { status: 400, message: 'Multi Agent requests are not allowed on chat completions' }
        : undefined,
    source: 'oracle/langchain-oracle issue #221',
  },
  {
    id: 'openai-max-tokens',
    refuse: ({ model, chatRequest }) =>
      openai(model) && typeof chatRequest.maxTokens === 'number'
        ? {
            status: 400,
            message:
              "Invalid 'maxTokens': Unsupported parameter: 'maxTokens' is not supported with this model. Use 'maxCompletionTokens' instead.",
          }
        : undefined,
    source: 'oracle/langchain-oracle issue #41, BerriAI/litellm issue #27429',
  },
  {
    id: 'gpt-5-sampling',
    refuse: ({ model, chatRequest }) => {
      if (!model.startsWith('openai.gpt-5')) return undefined;
      const param = ['temperature', 'topP'].find((name) => (chatRequest[name] ?? 1) !== 1);
      return param === undefined
        ? undefined
        : {
            status: 400,
            style: 'upstream-double-encoded',
            message: `Unsupported value: '${param}' does not support ${String(chatRequest[param])} with this model. Only the default (1) value is supported.`,
            param,
            code: 'unsupported_value',
          };
    },
    source:
      'oracle/langchain-oracle issues #159 and #214 (style, code and param; wording shortened there)',
  },
  {
    id: 'openai-audio',
    refuse: ({ model, chatRequest }) =>
      openai(model) &&
      objectsOf(chatRequest.messages).some((message) =>
        objectsOf(message.content).some((part) => part.type === 'AUDIO'),
      )
        ? {
            status: 400,
            message: 'Content blocks are expected to be either text or image_url type',
          }
        : undefined,
    source: 'oracle/langchain-oracle, commit log of the multimodal support',
  },
];

/** All rules, in the order in which they are asked. */
export const rules: readonly Rule[] = [...chatRules, ...toolRules];

/**
 * The service's refusal of a request that fits its schema, or `undefined` when it would answer.
 *
 * @param call the request, read
 * @param body the same request as it was sent
 * @param offer what the caller may reach; absent: nothing is out of reach, only the rules apply.
 *   A compartment, model or endpoint out of reach gets one and the same 404
 *   (oracle-devrel/oracle-ai-developer-hub issue #22)
 *
 * @example
 * refusalOf(call, body)?.message; // "Invalid 'maxTokens': …"
 */
export function refusalOf(call: ChatCall, body: JsonObject, offer?: Offer): ErrorReply | undefined {
  const served = servedModel(call.model, offer?.region ?? 'us-chicago-1');
  if (offer && !reachable(served, body, offer)) return texts.notFound;
  const asked: Asked = {
    call,
    chatRequest: objectOf(body.chatRequest),
    model: served?.row.name ?? call.model,
    dedicated: served?.dedicated ?? false,
    ...(served ? { row: served.row } : {}),
  };
  for (const rule of rules) {
    const refusal = rule.refuse(asked);
    if (refusal) return refusal;
  }
  return undefined;
}

function reachable(
  served: ReturnType<typeof servedModel>,
  body: JsonObject,
  offer: Offer,
): boolean {
  if (!served || !offer.compartments.includes(textOf(body.compartmentId))) return false;
  const { servingType } = objectOf(body.servingMode);
  if (served.dedicated !== (servingType === 'DEDICATED')) return false;
  const { row } = served;
  const chats = row.formats.length > 0 && isOffered(served, offer.region);
  return chats && (offer.models?.includes(row.name) ?? true);
}
