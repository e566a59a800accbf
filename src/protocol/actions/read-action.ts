/** Requests of the native operations besides chat: read, and what the service refuses of them. */
import type { ChatCall, Message } from '../call.js';
import { isObject, type JsonObject, objectOf, textOf } from '../json.js';
import { isOffered, type ServedModel, servedModel } from '../models.js';
import type { ErrorReply } from '../reply.js';
import { type BodyReading, readOpenAiBody } from '../requests/openai-body.js';
import type { Offer } from '../rules.js';
import { retired, texts } from '../service-errors.js';
import type { Validators } from '../validators.js';
import type { ActionName } from './action.js';
import { guardedInputs, refusedLanguage, versionOf } from './apply-guardrails.js';
import { canShape, inputsOf, mostInputs } from './embed-text.js';
import { callOfGenerateText } from './generate-text.js';

/** Reads a request's bytes: JSON, then the action's schema. Never throws. */
export function readAction(
  name: ActionName,
  body: Uint8Array,
  validators: Validators,
): BodyReading {
  return readOpenAiBody(body, (parsed) => validators.action(name, parsed));
}

/** The model's name or OCID, or the endpoint's OCID; empty where a request names none. */
function modelOf(body: JsonObject): string {
  const servingMode = objectOf(body.servingMode);
  return textOf(servingMode.modelId) || textOf(servingMode.endpointId);
}

/** What a request says to a model, as messages of a user. */
const sayings: Readonly<Record<ActionName, (body: JsonObject) => readonly string[]>> = {
  embedText: (body) => inputsOf(body).map(({ text }) => text),
  rerankText: (body) => [textOf(body.input)],
  summarizeText: (body) => [textOf(body.input)],
  generateText: (body) => [textOf(objectOf(body.inferenceRequest).prompt)],
  applyGuardrails: (body) => guardedInputs(body).map(({ content }) => textOf(content)),
};

/** A request as a call: what a reply is chosen by. */
export function callOfAction(name: ActionName, body: JsonObject): ChatCall {
  if (name === 'generateText') return callOfGenerateText(body, modelOf(body));
  const messages = sayings[name](body).map((text): Message => ({ role: 'user', text }));
  return { operation: 'chat', model: modelOf(body), apiFormat: 'COHERE', stream: false, messages };
}

/** The capability that a model needs (npm oci-generativeai, lib/model/model-capability). */
const capabilities: Readonly<Partial<Record<ActionName, string>>> = {
  embedText: 'TEXT_EMBEDDINGS',
  rerankText: 'TEXT_RERANK',
  summarizeText: 'TEXT_SUMMARIZATION',
  generateText: 'TEXT_GENERATION',
};

/**
 * No region of the commercial realm serves text generation on demand any more: whatever the model is, 404 in
 * these words. Source: traceloop/openllmetry, tests/test_generate_text.py (Sep 2026); that summaries are
 * refused alike, and that dedicated endpoints go on, is inferred.
 */
const notAvailable: ErrorReply = { status: 404, message: 'The requested API is not available' };

const isGone = (name: ActionName) => name === 'generateText' || name === 'summarizeText';

/** langchain-ai/langchain PR #22986, a user's error (2024). */
const tooManyInputs: ErrorReply = {
  status: 400,
  message: 'Inputs must be provided, support inputs array size less than 96.',
};

/** What an action refuses of a request that fits its schema, the model being there. */
interface ActionRule {
  readonly on: ActionName;
  readonly refuse: (body: JsonObject, served: ServedModel | undefined) => ErrorReply | undefined;
  /** Where the refusal was seen; `inferred` says what of it was not. */
  readonly source: string;
}

/** All rules, in the order in which they are asked. */
const actionRules: readonly ActionRule[] = [
  {
    on: 'embedText',
    refuse: (body) => {
      const inputs = inputsOf(body).length;
      return inputs === 0 || inputs > mostInputs ? tooManyInputs : undefined;
    },
    source: 'langchain-ai/langchain PR #22986',
  },
  {
    on: 'embedText',
    refuse: (body, served) =>
      canShape(served?.row.name ?? '', body.outputDimensions) ? undefined : texts.badFormat,
    source:
      'npm oci-generativeaiinference, lib/model/embed-text-details: what may be asked (status and text inferred)',
  },
  {
    on: 'applyGuardrails',
    refuse: (body) =>
      Object.values(objectOf(body.guardrailConfigs)).some(isObject) ? undefined : texts.badFormat,
    source:
      'oracle/langchain-oracle, langchain_oci/guardrails: no config is refused (status and text inferred)',
  },
  {
    on: 'applyGuardrails',
    refuse: (body) => (guardedInputs(body).length > 0 ? undefined : texts.badFormat),
    source:
      'npm oci-generativeaiinference, lib/model/apply-guardrails-details: one input at least (status and text inferred)',
  },
  {
    on: 'applyGuardrails',
    refuse: (body) => (versionOf(body) === undefined ? texts.badFormat : undefined),
    source: 'OCI documentation, "Guardrails": versions (status and text inferred)',
  },
  {
    on: 'applyGuardrails',
    refuse: (body) => {
      const language = refusedLanguage(body);
      return language === undefined
        ? undefined
        : { status: 400, message: `Language ${language} is not supported` };
    },
    source: 'sogawa-yk/jetuse, docs/verification/SPIKE-G1.md (ap-osaka-1, 2026)',
  },
];

/** What an action is refused with, or what it may reach. */
export type ActionReach =
  | { readonly ok: true; readonly served: ServedModel | undefined }
  | { readonly ok: false; readonly error: ErrorReply };

const refused = (error: ErrorReply): ActionReach => ({ ok: false, error });

/**
 * The service's refusal of a request that fits its schema, or the model that answers it. What is out of reach,
 * or cannot do what is asked, gets the one 404 of all that a caller may not see, as with chat.
 *
 * @param offer what the caller may reach
 */
export function reachOf(name: ActionName, body: JsonObject, offer: Offer): ActionReach {
  if (!offer.compartments.includes(textOf(body.compartmentId))) return refused(texts.notFound);
  const needed = capabilities[name];
  const served = needed === undefined ? undefined : servedModel(modelOf(body), offer.region);
  const dedicated = objectOf(body.servingMode).servingType === 'DEDICATED';
  if (isGone(name) && !dedicated) return refused(notAvailable);
  if (needed !== undefined) {
    if (served === undefined || served.dedicated !== dedicated) return refused(texts.notFound);
    const { row } = served;
    const open = isOffered(served, offer.region) && (offer.models?.includes(row.name) ?? true);
    if (!open || !row.capabilities.includes(needed)) return refused(texts.notFound);
    if (row.onDemand === 'retired' && !dedicated) return refused(retired(row.name, row.version));
  }
  for (const { on, refuse } of actionRules) {
    const error = on === name ? refuse(body, served) : undefined;
    if (error) return refused(error);
  }
  return { ok: true, served };
}
