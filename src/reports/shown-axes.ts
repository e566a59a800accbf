/** Which rows and columns of the matrix are shown, and which are left out since nothing in them is applicable. Pure. */
import type { AuthMode, Transport } from '../protocol/call.js';
import { transports as allTransports, authModes } from './axes.js';
import type { Cell } from './report.js';

/** The rows and columns that a table shows. */
export interface ShownAxes {
  readonly transports: readonly Transport[];
  readonly auths: readonly AuthMode[];
  /** Why cells of the table are not applicable, each reason once; cells name them by number, from 1. */
  readonly reasons: readonly string[];
  /** What is left out and why, in words; absent where nothing is. */
  readonly leftOut?: string;
}

/**
 * Leaves out the rows and columns in which every cell is not applicable. Where no cell was judged, all are shown.
 *
 * @example
 * shownAxes(cells).leftOut; // 'responses; session_token, genai_api_key: acme declares the transports sdk, v1 …'
 */
export function shownAxes(cells: readonly Cell[]): ShownAxes {
  const judged = cells.filter(({ reason }) => reason === undefined);
  const kept = judged.length === 0 ? cells : judged;
  const transports = allTransports.filter((one) => kept.some((cell) => cell.transport === one));
  const auths = authModes.filter((one) => kept.some((cell) => cell.auth === one));
  const isShown = (cell: Cell) => transports.includes(cell.transport) && auths.includes(cell.auth);
  const reasons = reasonsOf(cells.filter(isShown));
  const out = cells.filter((cell) => !isShown(cell));
  if (out.length === 0) return { transports, auths, reasons };
  const rows = new Set(
    out.map(({ transport }) => transport).filter((one) => !transports.includes(one)),
  );
  const columns = new Set(out.map(({ auth }) => auth).filter((one) => !auths.includes(one)));
  const names = [rows, columns].map((axis) => [...axis].join(', ')).filter(Boolean);
  const why = reasonsOf(out).filter((reason) => !reasons.includes(reason));
  const told = why.length === 0 ? '' : `: ${why.join('; ')}`;
  return { transports, auths, reasons, leftOut: `${names.join('; ')}${told}` };
}

/** The reasons of cells, each once, in their order. */
export function reasonsOf(cells: readonly Cell[]): readonly string[] {
  return [...new Set(cells.flatMap(({ reason }) => reason ?? []))];
}
