/** Other bytes that a client may have hashed instead of the body it sent. */
import { hash } from 'node:crypto';
import { type Bounds, excessOf } from '../json-extent.js';

type Variant = readonly [what: string, body: Uint8Array];

const nonAscii = /[\u0080-\uffff]/g;

/** JSON with a space after each `,` and `:`, as Python's `json.dumps` writes it. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}

function escaped(text: string): string {
  return text.replace(nonAscii, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Deeper text is not rewritten: that recurses, and indents each line by its depth. */
const rewritable: Bounds = { depth: 64, marks: 50_000 };

function rewrittenJson(text: string): (readonly [string, string])[] {
  if (excessOf(Buffer.from(text), rewritable)) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const compact = JSON.stringify(value);
  const pythonic = spaced(value);
  return [
    ['the JSON without spaces', compact],
    ['the JSON without spaces, non-ASCII escaped', escaped(compact)],
    ['the JSON with spaces after commas and colons', pythonic],
    ['the JSON with spaces, non-ASCII escaped', escaped(pythonic)],
    ['the JSON indented by two', JSON.stringify(value, null, 2)],
    ['the JSON indented by four', JSON.stringify(value, null, 4)],
    ['the JSON as a JSON string', JSON.stringify(text)],
  ];
}

/** Plausible other bodies, with what they are; never the body itself. */
export function bodyVariants(body: Uint8Array): Variant[] {
  const bytes = Buffer.from(body);
  const text = bytes.toString('utf8');
  const variants: (readonly [string, Uint8Array | string])[] = [
    ['an empty body', ''],
    ['the body with a newline at its end', `${text}\n`],
    ['the body without white space at its ends', text.trim()],
    ['the body with CRLF line ends', text.replace(/\r?\n/g, '\r\n')],
    ['the body with LF line ends', text.replaceAll('\r\n', '\n')],
    ['the body encoded as UTF-8 twice', bytes.toString('latin1')],
    ['the body encoded as Latin-1', Buffer.from(text, 'latin1')],
    ['the body encoded as UTF-16', Buffer.from(text, 'utf16le')],
    ['the body with a byte order mark', `\ufeff${text}`],
    ...rewrittenJson(text),
  ];
  return variants
    .map(([what, other]) => [what, Buffer.from(other)] as const)
    .filter(([, other]) => !bytes.equals(other));
}

/** SHA-256 in base64, as `x-content-sha256` has it. */
export function contentDigest(body: Uint8Array): string {
  return hash('sha256', body, 'base64');
}
