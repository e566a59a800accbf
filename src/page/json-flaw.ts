/** Where a text stops being JSON: what browsers say of it differs, and mostly lacks the place. Pure. */

/** What is wrong, and where it is. */
export interface JsonFlaw {
  readonly message: string;
  /** Offset of the first character that does not fit. */
  readonly at: number;
}

/** Blanks, and then a token if one is there (RFC 8259). */
const token =
  /[ \t\n\r]*("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])?/uy;

const ends: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** What may follow a token, in words that say which tokens may; undefined where the token may not be. */
function next(wanted: string, found: string, open: string[]): string | undefined {
  const done = () => (open.length === 0 ? 'nothing more' : `a comma or ${open.at(-1)}`);
  if (wanted === 'a colon') return found === ':' ? 'a value' : undefined;
  if ((found === '}' || found === ']') && wanted.endsWith(found)) {
    open.pop();
    return done();
  }
  if (wanted.startsWith('a comma')) {
    if (found !== ',') return undefined;
    return open.at(-1) === '}' ? 'a name in quotes' : 'a value';
  }
  if (wanted.startsWith('a name')) return found.startsWith('"') ? 'a colon' : undefined;
  if (!wanted.startsWith('a value') || /^[}\],:]/.test(found)) return undefined;
  const end = ends[found];
  if (end === undefined) return done();
  open.push(end);
  return end === '}' ? 'a name in quotes or }' : 'a value or ]';
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The flaw of a text that should be JSON; undefined where it has none. */
export function flawOfJson(text: string): JsonFlaw | undefined {
  if (parses(text)) return undefined;
  const open: string[] = [];
  const reader = new RegExp(token);
  let wanted = 'a value';
  for (;;) {
    const from = reader.lastIndex;
    const [blanks = '', found = ''] = reader.exec(text) ?? [];
    const at = from + blanks.length - found.length;
    const then = found === '' ? undefined : next(wanted, found, open);
    if (then === undefined) {
      const before = text.slice(0, at).split('\n');
      const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
      return { at, message: `This is no JSON: at ${place} should be ${wanted}.` };
    }
    wanted = then;
  }
}
