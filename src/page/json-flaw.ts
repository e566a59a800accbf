/** Where a text stops being JSON. Pure. */

/** What is wrong, and where it is. */
export interface JsonFlaw {
  readonly message: string;
  /** Offset of the first character that does not fit. */
  readonly at: number;
}

/** Browsers say the place in words of their own; those that say none leave it at the end. */
function placeIn(message: string, text: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line === undefined || column === undefined) return text.length;
  const before = text.split('\n').slice(0, Number(line) - 1);
  return before.reduce((sum, one) => sum + one.length + 1, Number(column) - 1);
}

/** The flaw of a text that should be JSON; undefined where it has none. */
export function flawOfJson(text: string): JsonFlaw | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    const at = Math.min(placeIn(why, text), text.length);
    const before = text.slice(0, at).split('\n');
    const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
    const reason =
      text.trim() === '' ? 'there is nothing' : why.replace(/ in JSON.*| \(line.*/s, '');
    return { at, message: `This is no JSON at ${place}: ${reason}.` };
  }
}
