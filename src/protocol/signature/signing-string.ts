/** The signing string of an OCI request signature, version 1. */
import type { HeaderLines } from '../exchange.js';

/** What of a request can be signed. */
export interface SignedParts {
  readonly method: string;
  /** Path and query exactly as on the request line. */
  readonly target: string;
  readonly headers: HeaderLines;
}

/** One line of a signing string: a covered name in lower case, and its value. */
export interface SigningLine {
  readonly name: string;
  /** Undefined where the request has no such header. */
  readonly value: string | undefined;
}

/** The pseudo-header that stands for method and target. */
export const requestTarget = '(request-target)';

/** Header values by lower-cased name: of several lines in order, outer spaces and tabs trimmed. */
export type HeaderIndex = ReadonlyMap<string, readonly string[]>;

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** Looks at both ends first: a search through every long value would cost more than all else here. */
function trimmed(value: string): string {
  return isBlank(value.charCodeAt(0)) || isBlank(value.charCodeAt(value.length - 1))
    ? value.replace(/^[ \t]+|[ \t]+$/g, '')
    : value;
}

/**
 * Indexes header lines, for whoever asks for many of them.
 *
 * @example
 * indexHeaders([['Date', ' now ']]).get('date'); // ['now']
 */
export function indexHeaders(headers: HeaderLines): HeaderIndex {
  const index = new Map<string, string[]>();
  for (const [written, value] of headers) {
    const name = written.toLowerCase();
    const values = index.get(name);
    if (values) values.push(trimmed(value));
    else index.set(name, [trimmed(value)]);
  }
  return index;
}

/** The values of all header lines of this name, in order, outer spaces and tabs trimmed. */
export function headerValues(headers: HeaderLines, name: string): readonly string[] {
  return indexHeaders(headers).get(name.toLowerCase()) ?? [];
}

/** `method-in-lower-case SP path[?query]`, as the line for `(request-target)` has it. */
export function requestTargetValue(method: string, target: string): string {
  return `${method.toLowerCase()} ${target}`;
}

/** A media type without its parameters: `application/json; charset=utf-8` → `application/json`. */
export function bareMediaType(value: string): string {
  const end = value.indexOf(';');
  return (end < 0 ? value : value.slice(0, end)).trim();
}

/**
 * The lines for the covered names, in their order. Repeated header lines are joined with `, `.
 *
 * @param contentType `live` strips parameters from `content-type` first, as the service does: two
 *   independent reports (United-Codes/uc_ai, an OkHttp-based signer) have
 *   `application/json; charset=utf-8` refused where the bare type is accepted. `literal` does not. A
 *   form's boundary stays in both: Oracle's own clients sign it when they upload files
 *   (oracle-samples/oci-genai-auth-python, examples; inferred from the client alone).
 * @param index the same headers indexed, where a caller has done so already
 */
export function signingLines(
  parts: SignedParts,
  covered: readonly string[],
  contentType: 'live' | 'literal' = 'live',
  index: HeaderIndex = indexHeaders(parts.headers),
): SigningLine[] {
  return covered.map((written) => {
    const name = written.toLowerCase();
    if (name === requestTarget) {
      return { name, value: requestTargetValue(parts.method, parts.target) };
    }
    const values = index.get(name);
    if (values === undefined) return { name, value: undefined };
    const value = values.length === 1 ? (values[0] ?? '') : values.join(', ');
    const strip = name === 'content-type' && contentType === 'live' && !/^multipart\//i.test(value);
    return { name, value: strip ? bareMediaType(value) : value };
  });
}

/**
 * The string that is signed: `name: value` lines joined with `\n`, none at the end.
 * A header that is absent gives an empty value; a verifier refuses before it comes to that.
 */
export function signingString(lines: readonly SigningLine[]): string {
  let text = '';
  for (const { name, value = '' } of lines) text += `${text === '' ? '' : '\n'}${name}: ${value}`;
  return text;
}

/**
 * A signing string as bytes. Header values and targets hold one character a byte, as Node's HTTP
 * server gives them; text beyond Latin-1 can only come from a caller and is taken as UTF-8.
 */
export function signingBytes(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'latin1');
  return bytes.toString('latin1') === text ? bytes : Buffer.from(text, 'utf8');
}
