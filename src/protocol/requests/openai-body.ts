/** A request body of the OpenAI transports: its bytes to JSON, or the service's refusal. */
import { isObject, type JsonObject } from '../json.js';
import { excessOf } from '../json-extent.js';
import type { ErrorReply } from '../reply.js';
import { texts } from '../service-errors.js';

/** A body read, or the refusal with the kit's reason for it. */
export type BodyReading =
  | { readonly ok: true; readonly body: JsonObject }
  | { readonly ok: false; readonly error: ErrorReply; readonly reason: string };

/**
 * Reads bytes as a JSON object. Never throws: what is no UTF-8, no JSON or no object, is nested too
 * deeply, or holds half a character (`"\ud800"`), gets the service's one answer for a body that it cannot
 * read; a body of more values than any real one, 413. Neither was seen on these transports: both are the
 * native route's.
 *
 * @param validate judges the object: what is wrong with it, or `undefined`
 *
 * @example
 * readOpenAiBody(Buffer.from('{"model":"xai.grok-4"}'), () => undefined); // { ok: true, body: … }
 */
export function readOpenAiBody(
  bytes: Uint8Array,
  validate: (body: JsonObject) => string | undefined,
): BodyReading {
  const excess = excessOf(bytes);
  if (excess === 'too-many-marks') return tooLarge;
  if (excess) return badFormat('the body is nested too deeply');
  const body = parse(bytes);
  if (body === undefined) return badFormat('the body is not a JSON object');
  const misfit = validate(body);
  return misfit === undefined ? { ok: true, body } : badFormat(misfit);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Uint8Array): JsonObject | undefined {
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    return isObject(value) && !(/\\ud/i.test(text) && hasHalves(value)) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `JSON.stringify` escapes a surrogate where it stands alone, and only there. */
const lone = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

const hasHalves = (value: JsonObject): boolean => lone.test(JSON.stringify(value));

const tooLarge: BodyReading = {
  ok: false,
  error: { status: 413, message: 'The request body is larger than allowed.' },
  reason: 'the body has too many values',
};

function badFormat(reason: string): BodyReading {
  const { status, message } = texts.badFormat;
  return { ok: false, error: { status, message }, reason };
}
