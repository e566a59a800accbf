/** Where a stream of Server-Sent Events is best cut in two to catch a reader that trusts the edges of its reads. */

/** A place between two bytes. */
export interface Cut {
  /** Bytes before it. */
  readonly at: number;
  /** What it goes through. */
  readonly through: 'character' | 'field-name' | 'line-end' | 'frame-end' | 'payload';
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

function through(body: Uint8Array, at: number): Cut['through'] {
  const [before, after] = [body[at - 1], body[at]];
  if (isContinuation(after)) return 'character';
  if (before === carriageReturn && after === lineFeed) return 'line-end';
  if (before === lineFeed && (after === lineFeed || after === carriageReturn)) return 'frame-end';
  const line = body.lastIndexOf(lineFeed, at - 1) + 1;
  const head = Buffer.from(body.subarray(line, at)).toString('latin1');
  return head !== '' && 'data:'.startsWith(head) ? 'field-name' : 'payload';
}

/**
 * The first places of each kind, at most so many of one kind.
 *
 * @example
 * cutsOf(Buffer.from('data: {}\n\n'), 1);
 * // [{ at: 1, through: 'field-name' }, { at: 6, through: 'payload' }, { at: 9, through: 'frame-end' }]
 */
export function cutsOf(body: Uint8Array, most = 2): readonly Cut[] {
  const found = new Map<Cut['through'], number>();
  const cuts: Cut[] = [];
  for (let at = 1; at < body.length; at += 1) {
    const kind = through(body, at);
    const count = found.get(kind) ?? 0;
    if (count === most) continue;
    found.set(kind, count + 1);
    cuts.push({ at, through: kind });
  }
  return cuts;
}
