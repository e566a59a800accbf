/** The matrix: transports down, auth modes across, and in each cell its counts in words. */

import type { CellLine } from './cell-lines.js';
import { linesOfCell, padLine } from './cell-lines.js';
import type { Cell, RunReport } from './report.js';
import { reasonsOf, type ShownAxes, shownAxes } from './shown-axes.js';
import type { Style } from './style.js';
import { columnsOf, labelled, padTo } from './text.js';

/** Below so many columns the matrix becomes a list. */
const narrow = 72;

/**
 * The matrix as lines: the roomiest table that fits, or on a narrow terminal a list of cells. Reasons of what is not
 * applicable (`n/a`) stand below, and which rows and columns are left out since they are so as a whole.
 */
export function matrixLines(report: RunReport, style: Style): readonly string[] {
  const axes = shownAxes(report.cells);
  const body =
    style.width < narrow
      ? undefined
      : (table(report, style, axes, roomy(style)) ??
        table(report, style, axes, { gap: '  ', breakHeads: true }) ??
        table(report, style, axes, { gap: ' ', breakHeads: true }));
  return [
    ...(body ?? list(report, style)),
    ...noteLines(report, style, body === undefined ? { reasons: reasonsOf(report.cells) } : axes),
    ...wayLines(report, style),
  ];
}

/** How a table is set: what stands between columns, and whether their heads break at underscores. */
interface Layout {
  readonly gap: string;
  readonly breakHeads: boolean;
}

function roomy(style: Style): Layout {
  return { gap: ` ${style.lines.vertical} `, breakHeads: false };
}

/** The table, or undefined where it does not fit. */
function table(
  report: RunReport,
  style: Style,
  { transports, auths, reasons }: ShownAxes,
  { gap, breakHeads }: Layout,
): readonly string[] | undefined {
  const rows = transports.map((transport) =>
    auths.map((auth) => linesOfCell(cellAt(report, transport, auth), style, reasons)),
  );
  const heads = auths.map((auth) => (breakHeads ? auth.split(/(?<=_)(?!key)/) : [auth]));
  const first = Math.max(0, ...transports.map(columnsOf));
  const widths = heads.map((head, column) =>
    widest([...head, ...rows.flatMap((row) => row[column] ?? []).map(({ plain }) => plain)]),
  );
  const total = 2 + first + widths.reduce((sum, width) => sum + gap.length + width, 0);
  if (total > style.width) return undefined;
  const horizontal = style.lines.horizontal;
  const crossing = gap.replaceAll(' ', horizontal).replace(style.lines.vertical, style.lines.cross);
  const rule = style.dim(
    `  ${[first, ...widths].map((width) => horizontal.repeat(width)).join(crossing)}`,
  );
  const line = (cells: readonly string[]) => `  ${cells.join(style.dim(gap))}`.trimEnd();
  const block = (label: string, cells: readonly (readonly CellLine[])[]): readonly string[] =>
    Array.from({ length: Math.max(1, ...cells.map((cell) => cell.length)) }, (_, at) =>
      line([
        style.bold(padTo(at === 0 ? label : '', first)),
        ...cells.map((cell, column) => padLine(cell[at], widths[column] ?? 0)),
      ]),
    );
  const headCells = heads.map((head) =>
    head.map((plain) => ({ plain, dressed: style.bold(plain) })),
  );
  return [
    ...block('', headCells),
    ...rows.flatMap((row, at) => [rule, ...block(transports[at] ?? '', row)]),
  ];
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(columnsOf));
}

function cellAt(report: RunReport, transport: string, auth: string): Cell | undefined {
  return report.cells.find((cell) => cell.transport === transport && cell.auth === auth);
}

/** The cells that were judged one below the other; the others stand with their reasons. */
function list(report: RunReport, style: Style): readonly string[] {
  return report.cells
    .filter((cell) => cell.reason === undefined)
    .flatMap((cell, index) => [
      ...(index === 0 ? [] : ['']),
      `  ${style.bold(`${cell.transport} ${style.lines.times} ${cell.auth}`)}`,
      ...linesOfCell(cell, style, []).map(({ dressed }) => `    ${dressed}`),
    ]);
}

function noteLines(
  report: RunReport,
  style: Style,
  { reasons, leftOut }: Pick<ShownAxes, 'reasons' | 'leftOut'>,
): readonly string[] {
  const layout = { indent: 2, width: style.width, dress: style.dim };
  const ofCells = reasons.flatMap((reason, index) =>
    labelled(`[${index + 1}]`, noteText(report, style, reason), { ...layout, label: 4 }),
  );
  const ofCases = caseReasons(report).flatMap(([reason, count]) =>
    labelled(`${count} ${count === 1 ? 'case' : 'cases'}`, reason, { ...layout, label: 11 }),
  );
  const ofAxes =
    leftOut === undefined ? [] : labelled('left out', leftOut, { ...layout, label: 11 });
  const notes = [...ofCells, ...ofAxes, ...ofCases];
  if (notes.length === 0) return [];
  return ['', style.dim('  n/a is not applicable:'), ...notes.map(style.dim)];
}

/** How credentials were had where more than options and variables was needed, mode by mode. */
function wayLines(report: RunReport, style: Style): readonly string[] {
  const ways = new Map(
    report.cells.flatMap(({ auth, wayIn }) =>
      wayIn === undefined ? [] : [[auth, wayIn] as const],
    ),
  );
  const layout = { indent: 2, width: style.width, dress: style.dim };
  return [...ways].flatMap(([auth, wayIn], index) => [
    ...(index === 0 ? [''] : []),
    ...labelled(auth, wayIn, { ...layout, label: columnsOf(auth) + 2 }).map(style.dim),
  ]);
}

/** A narrow terminal has no table to look a number up in: the cells are named. */
function noteText(report: RunReport, style: Style, reason: string): string {
  if (style.width >= narrow) return reason;
  const cells = report.cells.filter((cell) => cell.reason === reason);
  const transports = [...new Set(cells.map((cell) => cell.transport))];
  const named = transports.map((transport) => {
    const auths = cells.filter((cell) => cell.transport === transport).map((cell) => cell.auth);
    return `${transport} ${style.lines.times} ${auths.join(', ')}`;
  });
  return `${reason}: ${named.join('; ')}`;
}

/** Why single cases are not applicable in cells that were judged, and how many are. */
function caseReasons(report: RunReport): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const result of report.cases) {
    if (result.verdict !== 'not-applicable') continue;
    const cell = cellAt(report, result.transport, result.auth);
    const reason = result.reason ?? 'no reason was given';
    if (cell?.reason === undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts];
}
