/** A case's call with the target's model in the place of `{model}`. */
import type { Call, ChatFormat, ProbeRequest } from '../protocol/call.js';
import { familyOf } from '../protocol/families.js';

const placeholder = '{model}';

/** The format whose model a call asks for; undefined when it names its own or needs none. */
export function modelFormat(call: Call): ChatFormat | undefined {
  switch (call.operation) {
    case 'chat':
      return call.model === placeholder ? call.apiFormat : undefined;
    case 'get-model':
      return call.model === placeholder ? 'GENERIC' : undefined;
    case 'probe':
      return JSON.stringify(call.request).includes(placeholder)
        ? formatIn(call.request.body ?? '')
        : undefined;
    default:
      return undefined;
  }
}

/** Fills in the model. A probe's other placeholders are the probe's own to fill. */
export function withModel(call: Call, model: string): Call {
  switch (call.operation) {
    case 'chat':
    case 'get-model':
      return call.model === placeholder ? { ...call, model } : call;
    case 'probe':
      return { ...call, request: inFamilysWords(fill(call.request, model), model) };
    default:
      return call;
  }
}

function formatIn(body: string): ChatFormat {
  const named = /"apiFormat"\s*:\s*"(GENERIC|COHERE|COHEREV2)"/.exec(body)?.[1];
  return named === 'COHERE' || named === 'COHEREV2' ? named : 'GENERIC';
}

/** OpenAI's own models refuse `maxTokens` and want `maxCompletionTokens` (oracle/langchain-oracle #41). */
function inFamilysWords(request: ProbeRequest, model: string): ProbeRequest {
  if (request.body === undefined || familyOf(model).name !== 'openai.gpt') return request;
  return { ...request, body: request.body.replace('"maxTokens":', '"maxCompletionTokens":') };
}

/** The same value with the placeholder replaced in every string; the shape stays. */
function fill<T>(value: T, model: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(placeholder, model));
}
