/** Two texts laid under each other, with a mark under the first place where they differ. */
import type { Style } from './style.js';
import {
  alignable,
  brief,
  columnsOf,
  cutTo,
  foldWords,
  labelled,
  printable,
  wrap,
} from './text.js';

/** Where two texts part: line and column count from 1; the texts are those of that line. */
export interface Difference {
  readonly line: number;
  readonly column: number;
  readonly lines: number;
  readonly expected: string;
  readonly actual: string;
}

/**
 * The first difference, or undefined for equal texts. A column is a character, not a byte.
 *
 * @example
 * firstDifference('a\nbc', 'a\nbd'); // { line: 2, column: 2, lines: 2, expected: 'bc', actual: 'bd' }
 */
export function firstDifference(expected: string, actual: string): Difference | undefined {
  if (expected === actual) return undefined;
  const left = expected.split('\n');
  const right = actual.split('\n');
  const lines = Math.max(left.length, right.length);
  for (let at = 0; at < lines; at += 1) {
    const expectedLine = left[at] ?? '';
    const actualLine = right[at] ?? '';
    if (expectedLine === actualLine && at < left.length && at < right.length) continue;
    const column = commonStart([...expectedLine], [...actualLine]) + 1;
    return { line: at + 1, column, lines, expected: expectedLine, actual: actualLine };
  }
  return undefined;
}

function commonStart(left: readonly string[], right: readonly string[]): number {
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1;
  return at;
}

/** Columns of `expected` and `actual` before their texts. */
const label = 10;

/** Columns that are left for the texts themselves. */
const roomFor = ({ width }: Style, indent: number): number => Math.max(20, width - indent - label);

/**
 * `expected` and `actual` as aligned lines; long lines are cut around the difference.
 *
 * @param indent columns before the labels
 */
export function differenceLines(
  expected: string,
  actual: string,
  style: Style,
  indent: number,
): readonly string[] {
  const room = roomFor(style, indent);
  const margin = ' '.repeat(indent);
  const found = firstDifference(expected, actual);
  if (found === undefined) {
    return [`${margin}both      ${cutTo(alignable(expected), room, style.lines.ellipsis)}`];
  }
  if (isUnlike(found)) return apartLines(expected, actual, style, indent);
  const before = [...found.expected].slice(0, found.column - 1).join('');
  const start = columnsOf(alignable(before));
  // A third of the line is kept for what comes before, so that the eye finds its place.
  const hidden = start > room / 2 ? startOfWindow(before, start - Math.floor(room / 3)) : 0;
  const lead = hidden > 0 ? style.lines.ellipsis : '';
  const shown = (text: string) =>
    cutTo(lead + alignable([...text].slice(hidden).join('')), room, style.lines.ellipsis);
  const caret = columnsOf(lead + alignable([...before].slice(hidden).join('')));
  const note = whereWords(found, expected, actual);
  const pointer = `${' '.repeat(caret)}${style.lines.caret} ${note}`;
  const placed =
    columnsOf(pointer) <= room
      ? [pointer]
      : [`${' '.repeat(caret)}${style.lines.caret}`, ...wrap(note, room)];
  return [
    `${margin}${style.green('expected')}  ${shown(found.expected)}`,
    `${margin}${style.red('actual')}    ${shown(found.actual)}`,
    ...placed.map((line) => `${margin}${' '.repeat(label)}${style.yellow(line)}`),
  ];
}

/** Both texts without a mark, wrapped, and at most four lines each. */
export function apartLines(
  expected: string,
  actual: string,
  style: Style,
  indent: number,
): readonly string[] {
  const room = roomFor(style, indent);
  const wrapped = (name: string, text: string, dress: Style['green']) =>
    brief(
      labelled(name, foldWords(printable(text), room), {
        indent,
        label,
        width: style.width,
        dress,
      }),
      style.lines.ellipsis,
    );
  return [...wrapped('expected', expected, style.green), ...wrapped('actual', actual, style.red)];
}

/** Few characters in common may be chance: two objects both begin with `{"`. */
function isUnlike({ lines, column, expected, actual }: Difference): boolean {
  const shared = column - 1;
  const shorter = Math.min([...expected].length, [...actual].length);
  return lines === 1 && shared <= 3 && (shared === 0 || shared * 4 < shorter);
}

/** How many characters to hide so that about `columns` columns are hidden. */
function startOfWindow(text: string, columns: number): number {
  let used = 0;
  let count = 0;
  for (const character of text) {
    if (used >= columns) break;
    used += columnsOf(alignable(character));
    count += 1;
  }
  return count;
}

function whereWords(found: Difference, expected: string, actual: string): string {
  const line = found.lines > 1 ? `line ${found.line}, ` : '';
  const place = `first difference: ${line}column ${found.column}`;
  if (expected.startsWith(actual)) return `${place}, where the actual text ends`;
  if (actual.startsWith(expected)) return `${place}, where the expected text ends`;
  return place;
}
