/** One cell of the matrix as lines: a mark, a count and a word for every verdict that occurs. */
import type { Verdict } from '../suites/verdict.js';
import type { Cell } from './report.js';
import { dressOf, type Style } from './style.js';
import { shownVerdicts, verdictWords } from './summary.js';
import { columnsOf } from './text.js';

/** A line of a cell: its plain text, to be measured, and the text as it is printed. */
export interface CellLine {
  readonly plain: string;
  readonly dressed: string;
}

/**
 * The lines of a cell. A cell that is not applicable as a whole names its reason by number.
 *
 * @param reasons of all cells, numbered from 1
 */
export function linesOfCell(
  cell: Cell | undefined,
  style: Style,
  reasons: readonly string[],
): readonly CellLine[] {
  if (cell === undefined) return [];
  if (cell.reason !== undefined) {
    const plain = `n/a [${reasons.indexOf(cell.reason) + 1}]`;
    return [{ plain, dressed: style.dim(plain) }];
  }
  const digits = String(Math.max(...Object.values(cell.totals))).length;
  return shownVerdicts
    .filter((verdict) => cell.totals[verdict] > 0)
    .map((verdict) => {
      const count = String(cell.totals[verdict]).padStart(digits);
      const words = verdict === 'not-applicable' ? 'n/a' : verdictWords(verdict);
      return lineOf(verdict, `${count} ${words}`, style);
    });
}

/** The printed line, padded to so many columns. */
export function padLine(line: CellLine | undefined, width: number): string {
  if (line === undefined) return ' '.repeat(width);
  return line.dressed + ' '.repeat(Math.max(0, width - columnsOf(line.plain)));
}

function lineOf(verdict: Verdict, words: string, style: Style): CellLine {
  const plain = `${style.marks[verdict]} ${words}`;
  return { plain, dressed: dressOf(verdict, style)(plain) };
}
