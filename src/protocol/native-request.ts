/** Native chat requests: from a call, and back to one. */
import type { ApiFormat, ChatCall } from './call.js';
import { isObject, type JsonObject, objectOf, textOf } from './json.js';
import { excessOf } from './json-extent.js';
import type { ErrorReply } from './reply.js';
import { readCohere, writeCohere } from './requests/cohere.js';
import { readCohereV2, writeCohereV2 } from './requests/cohere-v2.js';
import type { RequestFormat } from './requests/format.js';
import { readGeneric, writeGeneric } from './requests/generic.js';
import { texts } from './service-errors.js';
import type { Validators } from './validators.js';

/** A request understood, or the service's refusal with the kit's reason for it. */
export type NativeReading =
  | { readonly ok: true; readonly body: JsonObject; readonly call: ChatCall }
  | { readonly ok: false; readonly error: ErrorReply; readonly reason: string };

const formats: Readonly<Record<ApiFormat, RequestFormat>> = {
  GENERIC: { write: writeGeneric, read: readGeneric },
  COHERE: { write: writeCohere, read: readCohere },
  COHEREV2: { write: writeCohereV2, read: readCohereV2 },
};

const endpointPrefix = 'ocid1.generativeaiendpoint.';

/**
 * The body of `POST /20231130/actions/chat` for a call: `compartmentId`, `servingMode`,
 * `chatRequest`, the discriminator first in each, as the Python SDK sends them (recorded:
 * traceloop/openllmetry cassettes, Sep 2026). An endpoint's OCID is served DEDICATED. What a
 * format has no word for (COHERE: a tool choice) is left out.
 *
 * @example
 * JSON.stringify(toNativeRequest(call, 'ocid1.compartment.oc1..a'));
 */
export function toNativeRequest(call: ChatCall, compartmentId: string): Record<string, unknown> {
  const servingMode = call.model.startsWith(endpointPrefix)
    ? { servingType: 'DEDICATED', endpointId: call.model }
    : { servingType: 'ON_DEMAND', modelId: call.model };
  return { compartmentId, servingMode, chatRequest: formats[nativeFormat(call)].write(call) };
}

function nativeFormat({ apiFormat }: ChatCall): ApiFormat {
  return apiFormat === 'COHERE' || apiFormat === 'COHEREV2' ? apiFormat : 'GENERIC';
}

/**
 * Reads a request's bytes: JSON, then the schema of its format. Whatever does not fit gets the
 * service's one answer, `Please pass in correct format of request.`; a body of more values than any
 * real one, 413. Never throws.
 *
 * @example
 * const reading = readNativeRequest(bytes, await loadValidators());
 * if (reading.ok) reading.call.messages;
 */
export function readNativeRequest(body: Uint8Array, validators: Validators): NativeReading {
  const excess = excessOf(body);
  if (excess === 'too-many-marks') return tooLarge;
  if (excess) return badFormat('the body is nested too deeply');
  const parsed = parse(body);
  if (!parsed) return badFormat('the body is not a JSON object');
  const misfit = validators.chatDetails(parsed);
  if (misfit !== undefined) return badFormat(misfit);
  return { ok: true, body: parsed, call: readCall(parsed) };
}

/** A request's call, for a body that fits its schema; otherwise as far as it can be read. */
export function readCall(body: JsonObject): ChatCall {
  const chatRequest = objectOf(body.chatRequest);
  const servingMode = objectOf(body.servingMode);
  const apiFormat = formatOf(chatRequest.apiFormat);
  return {
    operation: 'chat',
    model: textOf(servingMode.modelId) || textOf(servingMode.endpointId),
    apiFormat,
    stream: chatRequest.isStream === true,
    ...formats[apiFormat].read(chatRequest),
  };
}

function formatOf(value: unknown): ApiFormat {
  return value === 'COHERE' || value === 'COHEREV2' ? value : 'GENERIC';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(body: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(utf8.decode(body));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The service's status for a very large prompt (JETUSE, docs/tips.md, Jun 2026); its text is unknown. */
const tooLarge: NativeReading = {
  ok: false,
  error: { status: 413, message: 'The request body is larger than allowed.' },
  reason: 'the body has too many values',
};

function badFormat(reason: string): NativeReading {
  const { status, message } = texts.badFormat;
  return { ok: false, error: { status, message }, reason };
}
