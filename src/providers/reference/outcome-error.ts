/** Whatever the SDK throws, as an outcome's error. */
import { OciError } from 'oci-common';
import { compact, isObject, type JsonObject, objectOf, textOf } from '../../protocol/json.js';
import type { OutcomeError } from '../../suites/trace.js';
import type { LastAnswer } from './http-client.js';

/**
 * Describes what was thrown. Service errors are `OciError`; the SDK throws plain objects for network
 * failures and where its own error class breaks (a numeric `code`), and `TypeError: terminated` when
 * a stream is cut.
 *
 * @param thrown what was caught
 * @param answer the HTTP answer behind it, when there was one
 *
 * @example
 * outcomeError(new OciError(404, '404', 'Not found.', 'id')); // { status: 404, code: '404', … }
 */
export function outcomeError(thrown: unknown, answer?: LastAnswer): OutcomeError {
  if (answer !== undefined && answer.status >= 400) return fromAnswer(thrown, answer);
  return {
    message: messageOf(thrown),
    ...(answer?.requestId === undefined ? {} : { requestId: answer.requestId }),
  };
}

/** The SDK's reading where it has one (`None` is its word for a body without a code), else the body's own. */
function fromAnswer(thrown: unknown, answer: LastAnswer): OutcomeError {
  const read = thrown instanceof OciError && thrown.serviceCode !== 'None' ? thrown : undefined;
  const inBody = fromBody(answer.errorBody ?? '');
  const code = read?.serviceCode ?? inBody.code;
  return {
    status: answer.status,
    ...(code === undefined ? {} : { code }),
    message: (read?.message ?? inBody.message) || messageOf(thrown),
    ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
  };
}

/**
 * `{code, message}` of any type of code, the unwrapped `{error: {code, message}}`, or xAI's
 * `{code, error}`; else the text itself.
 */
function fromBody(body: string): { readonly code?: string; readonly message: string } {
  const parsed = parse(body);
  if (!isObject(parsed)) return { message: body };
  const fields = isObject(parsed.error) ? parsed.error : parsed;
  const { code } = fields;
  const known = typeof code === 'string' || typeof code === 'number';
  return { ...(known ? { code: String(code) } : {}), message: messageIn(fields) || body };
}

function messageIn({ message, error }: JsonObject): string {
  return textOf(message) || textOf(error);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) {
    const cause = thrown.cause instanceof Error ? `: ${thrown.cause.message}` : '';
    return `${thrown.message}${cause}`;
  }
  return textOf(objectOf(thrown).message) || JSON.stringify(compact(objectOf(thrown)));
}
