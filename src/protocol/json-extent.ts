/** How deep and how wide JSON text is, found out before it is parsed. */

/** What of a text's extent is beyond bounds. */
export type Excess = 'too-deep' | 'too-many-marks';

/** Bounds of a JSON text. */
export interface Bounds {
  /** Arrays and objects within one another. */
  readonly depth: number;
  /** Strings, and the commas, colons and opening brackets outside them. */
  readonly marks: number;
}

/**
 * Bounds within which everything that walks a request survives and stays quick: parsing, validating and
 * copying all recurse, and each mark costs some hundred nanoseconds in all. Half a million are 29 000
 * messages; no real request comes near.
 */
const requestBounds: Bounds = { depth: 256, marks: 500_000 };

const quote = 0x22;
const backslash = 0x5c;
/** `[` and `{`, `]` and `}` differ from one another in this bit only. */
const brace = 0x20;

/** Bytes of a string that are looked at one by one, before `indexOf` is worth its call. */
const near = 64;

/** The place of the quote that ends the string whose first byte is at `from`; the end without one. */
function stringEnd(json: Buffer, from: number): number {
  let at = from;
  const look = (to: number): number | undefined => {
    for (; at < to; at += 1) {
      if (json[at] === backslash) at += 1;
      else if (json[at] === quote) return at;
    }
    return undefined;
  };
  const found = look(Math.min(from + near, json.length));
  if (found !== undefined) return found;
  const next = json.indexOf(quote, at);
  if (next < 0) return json.length;
  return json[next - 1] === backslash ? (look(json.length) ?? json.length) : next;
}

/**
 * What of a text's extent is beyond these bounds. Linear, and quick where strings are long. The text need
 * not be valid; it is left at the first excess.
 *
 * @example
 * excessOf(Buffer.from('[[[]]]'), { depth: 2, marks: 100 }); // 'too-deep'
 */
export function excessOf(text: Uint8Array, bounds: Bounds = requestBounds): Excess | undefined {
  const json = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  let depth = 0;
  let marks = 0;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (byte === quote) {
      marks += 1;
      at = stringEnd(json, at + 1);
    } else if ((byte | brace) === 0x7b) {
      depth += 1;
      marks += 1;
    } else if ((byte | brace) === 0x7d) depth -= 1;
    else if (byte === 0x2c || byte === 0x3a) marks += 1;
    else continue;
    if (depth > bounds.depth) return 'too-deep';
    if (marks > bounds.marks) return 'too-many-marks';
  }
  return undefined;
}
