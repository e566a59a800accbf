/** The matrix: transports down, auth modes across, and in each cell its counts in words. */

import type { Cell, RunReport } from './report.js';
import { dressOf, type Style } from './style.js';
import { shownVerdicts, verdictWords } from './summary.js';
import { columnsOf, labelled, padTo } from './text.js';
import { allCount } from './totals.js';

/** A line of a cell: its plain text, measured, and the text as it is printed. */
interface CellLine {
  readonly plain: string;
  readonly dressed: string;
}

/** Below so many columns the matrix becomes a list. */
const narrow = 72;

/**
 * The matrix as lines. Falls back to a list of cells on a narrow terminal, or where the table would
 * not fit. Reasons of cells that are not applicable stand below, numbered.
 */
export function matrixLines(report: RunReport, style: Style): readonly string[] {
  const reasons = [...new Set(report.cells.flatMap((cell) => cell.reason ?? []))];
  const table = tableLines(report, style, reasons);
  const widest = Math.max(0, ...table.map(({ plain }) => columnsOf(plain)));
  const fits = style.width >= narrow && widest <= style.width;
  const body = fits ? table.map(({ dressed }) => dressed) : listLines(report, style, reasons);
  const notes = reasons.flatMap((reason, index) =>
    labelled(`[${index + 1}]`, reason, {
      indent: 2,
      label: 4,
      width: style.width,
      dress: style.dim,
    }),
  );
  return notes.length === 0 ? body : [...body, '', ...notes];
}

function tableLines(
  report: RunReport,
  style: Style,
  reasons: readonly string[],
): readonly CellLine[] {
  const transports = [...new Set(report.cells.map((cell) => cell.transport))];
  const auths = [...new Set(report.cells.map((cell) => cell.auth))];
  const rows = transports.map((transport) =>
    auths.map((auth) =>
      linesOfCell(
        report.cells.find((cell) => cell.transport === transport && cell.auth === auth),
        style,
        reasons,
      ),
    ),
  );
  const first = Math.max(0, ...transports.map(columnsOf));
  const widths = auths.map((auth, column) =>
    Math.max(
      columnsOf(auth),
      ...rows.flatMap((row) => row[column]?.map(({ plain }) => columnsOf(plain)) ?? []),
    ),
  );
  const { horizontal, vertical, cross } = style.lines;
  const join = (cells: readonly string[]) => `  ${cells.join(` ${vertical} `)}`;
  const head = join([' '.repeat(first), ...auths.map((auth, at) => padTo(auth, widths[at] ?? 0))]);
  const rule = `  ${[first, ...widths].map((width) => horizontal.repeat(width)).join(`${horizontal}${cross}${horizontal}`)}`;
  const lines: CellLine[] = [{ plain: head.trimEnd(), dressed: style.bold(head.trimEnd()) }];
  for (const [at, row] of rows.entries()) {
    lines.push({ plain: rule, dressed: style.dim(rule) });
    const height = Math.max(1, ...row.map((cell) => cell.length));
    for (let line = 0; line < height; line += 1) {
      const label = padTo(line === 0 ? (transports[at] ?? '') : '', first);
      const cells = row.map((cell, column) => padLine(cell[line], widths[column] ?? 0));
      lines.push({
        plain: join([label, ...cells.map(({ plain }) => plain)]).trimEnd(),
        dressed:
          `  ${[style.bold(label), ...cells.map(({ dressed }) => dressed)].join(` ${style.dim(vertical)} `)}`.trimEnd(),
      });
    }
  }
  return lines;
}

function padLine(line: CellLine | undefined, width: number): CellLine {
  if (line === undefined) return { plain: ' '.repeat(width), dressed: ' '.repeat(width) };
  const gap = ' '.repeat(Math.max(0, width - columnsOf(line.plain)));
  return { plain: line.plain + gap, dressed: line.dressed + gap };
}

function listLines(report: RunReport, style: Style, reasons: readonly string[]): readonly string[] {
  return report.cells.flatMap((cell, index) => [
    ...(index === 0 ? [] : ['']),
    `  ${style.bold(`${cell.transport} ${style.lines.times} ${cell.auth}`)}`,
    ...linesOfCell(cell, style, reasons).map(({ dressed }) => `    ${dressed}`),
  ]);
}

/** One line a verdict that occurs: mark, count, word. */
function linesOfCell(
  cell: Cell | undefined,
  style: Style,
  reasons: readonly string[],
): readonly CellLine[] {
  if (cell === undefined) return [{ plain: '', dressed: '' }];
  if (cell.reason !== undefined) {
    const note = `[${reasons.indexOf(cell.reason) + 1}]`;
    return [lineOf('not-applicable', `${verdictWords('not-applicable')} ${note}`, style)];
  }
  const digits = String(allCount(cell.totals)).length;
  return shownVerdicts
    .filter((verdict) => cell.totals[verdict] > 0)
    .map((verdict) => {
      const count = String(cell.totals[verdict]).padStart(digits);
      return lineOf(verdict, `${count} ${verdictWords(verdict)}`, style);
    });
}

function lineOf(verdict: (typeof shownVerdicts)[number], words: string, style: Style): CellLine {
  const plain = `${style.marks[verdict]} ${words}`;
  return { plain, dressed: dressOf(verdict, style)(plain) };
}
