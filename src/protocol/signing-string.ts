/** The signing string of an OCI request signature, version 1. */
import type { HeaderLines } from './exchange.js';

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

/** The values of all header lines of this name, in order, outer spaces and tabs trimmed. */
export function headerValues(headers: HeaderLines, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers
    .filter(([key]) => key.toLowerCase() === wanted)
    .map(([, value]) => value.replace(/^[ \t]+|[ \t]+$/g, ''));
}

/** `method-in-lower-case SP path[?query]`, as the line for `(request-target)` has it. */
export function requestTargetValue(method: string, target: string): string {
  return `${method.toLowerCase()} ${target}`;
}

/** A media type without its parameters: `application/json; charset=utf-8` → `application/json`. */
export function bareMediaType(value: string): string {
  return value.split(';', 1).join('').trim();
}

/**
 * The lines for the covered names, in their order. Repeated header lines are joined with `, `.
 *
 * @param contentType `live` strips parameters from `content-type` first, as the service does: two
 *   independent reports (United-Codes/uc_ai, an OkHttp-based signer) have
 *   `application/json; charset=utf-8` refused where the bare type is accepted. `literal` does not.
 */
export function signingLines(
  parts: SignedParts,
  covered: readonly string[],
  contentType: 'live' | 'literal' = 'live',
): SigningLine[] {
  return covered.map((written) => {
    const name = written.toLowerCase();
    if (name === requestTarget) {
      return { name, value: requestTargetValue(parts.method, parts.target) };
    }
    const values = headerValues(parts.headers, name);
    if (values.length === 0) return { name, value: undefined };
    const value = values.join(', ');
    const strip = name === 'content-type' && contentType === 'live';
    return { name, value: strip ? bareMediaType(value) : value };
  });
}

/**
 * The string that is signed: `name: value` lines joined with `\n`, none at the end.
 * A header that is absent gives an empty value; a verifier refuses before it comes to that.
 */
export function signingString(lines: readonly SigningLine[]): string {
  return lines.map(({ name, value }) => `${name}: ${value ?? ''}`).join('\n');
}

/**
 * A signing string as bytes. Header values and targets hold one character a byte, as Node's HTTP
 * server gives them; text beyond Latin-1 can only come from a caller and is taken as UTF-8.
 */
export function signingBytes(text: string): Uint8Array {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 0xff) return Buffer.from(text, 'utf8');
  }
  return Buffer.from(text, 'latin1');
}
