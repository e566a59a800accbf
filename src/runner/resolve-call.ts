/** A case's call as it is made in one cell: in its transport's format, with the target's model. */
import type {
  ApiCall,
  Call,
  ChatCall,
  ChatFormat,
  LifeStep,
  OpenAiFormat,
  ProbeRequest,
  Transport,
} from '../protocol/call.js';
import { familyOf } from '../protocol/families.js';

const placeholder = '{model}';

/** The one format of each OpenAI transport. */
const formats: Readonly<Partial<Record<Transport, OpenAiFormat>>> = {
  v1: 'openai-chat',
  responses: 'openai-responses',
};

/** The call in the format of its transport; on the native ones as it is. */
export function onTransport(call: Call, transport: Transport): Call {
  const format = formats[transport];
  if (format === undefined) return call;
  switch (call.operation) {
    case 'chat':
      return { ...call, apiFormat: format };
    case 'dialogue':
      return {
        ...call,
        steps: call.steps.map((step) =>
          step.operation === 'chat' ? { ...step, apiFormat: format } : step,
        ),
      };
    case 'rounds':
      return { ...call, first: { ...call.first, apiFormat: format } };
    case 'life':
      return {
        ...call,
        steps: call.steps.map((step) =>
          step.call.operation === 'close'
            ? step
            : { ...step, call: { ...step.call, apiFormat: format } },
        ),
      };
    case 'configured':
      return call.call.operation === 'chat'
        ? { ...call, call: { ...call.call, apiFormat: format } }
        : call;
    default:
      return call;
  }
}

/** The format whose model a call asks for; undefined when it names its own or needs none. */
export function modelFormat(call: Call, transport: Transport): ChatFormat | undefined {
  switch (call.operation) {
    case 'chat':
      return call.model === placeholder ? (formats[transport] ?? call.apiFormat) : undefined;
    case 'get-model':
      return call.model === placeholder ? 'GENERIC' : undefined;
    case 'api':
      return names(call.arguments) ? formats[transport] : undefined;
    case 'dialogue':
      return call.steps
        .map((step) => modelFormat(step, transport))
        .find((format) => format !== undefined);
    case 'rounds':
      return modelFormat(call.first, transport);
    case 'life':
      return call.steps
        .flatMap(({ call: asked }) => (asked.operation === 'close' ? [] : [asked]))
        .filter(({ model }) => model === placeholder)
        .map(({ apiFormat }) => formats[transport] ?? apiFormat)[0];
    case 'configured':
      return modelFormat(call.call, transport);
    case 'probe':
      if (!names(call.request)) return undefined;
      return formats[transport] ?? formatIn(call.request.body ?? '');
    default:
      return undefined;
  }
}

/** Fills in the model. A probe's other placeholders are the probe's own to fill, `{1.id}` the provider's. */
export function withModel(call: Call, model: string): Call {
  switch (call.operation) {
    case 'chat':
    case 'api':
      return stepWithModel(call, model);
    case 'get-model':
      return call.model === placeholder ? { ...call, model } : call;
    case 'dialogue':
      return { ...call, steps: call.steps.map((step) => stepWithModel(step, model)) };
    case 'rounds':
      return { ...call, first: stepWithModel(call.first, model) };
    case 'life':
      return { ...call, steps: call.steps.map((step) => lifeStepWithModel(step, model)) };
    case 'configured':
      return call.call.operation === 'chat'
        ? { ...call, call: stepWithModel(call.call, model) }
        : call;
    case 'probe':
      return { ...call, request: inFamilysWords(fill(call.request, model), model) };
    default:
      return call;
  }
}

function stepWithModel<Step extends ChatCall | ApiCall>(step: Step, model: string): Step {
  if (step.operation === 'api') return { ...step, arguments: fill(step.arguments, model) };
  return step.model === placeholder ? { ...step, model } : step;
}

function lifeStepWithModel(step: LifeStep, model: string): LifeStep {
  const { call } = step;
  if (call.operation === 'close' || call.model !== placeholder) return step;
  return { ...step, call: { ...call, model } };
}

function names(value: unknown): boolean {
  return JSON.stringify(value).includes(placeholder);
}

function formatIn(body: string): ChatFormat {
  const named = /"apiFormat"\s*:\s*"(GENERIC|COHERE|COHEREV2)"/.exec(body)?.[1];
  return named === 'COHERE' || named === 'COHEREV2' ? named : 'GENERIC';
}

/**
 * OpenAI's own models refuse `maxTokens` and want `maxCompletionTokens` (oracle/langchain-oracle #41), in
 * chat completions `max_tokens` and `max_completion_tokens`.
 */
function inFamilysWords(request: ProbeRequest, model: string): ProbeRequest {
  if (request.body === undefined || familyOf(model).name !== 'openai.gpt') return request;
  const body = request.body
    .replace('"maxTokens":', '"maxCompletionTokens":')
    .replace('"max_tokens":', '"max_completion_tokens":');
  return { ...request, body };
}

/** The same value with the placeholder replaced in every string; the shape stays. */
function fill<T>(value: T, model: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(placeholder, model));
}
