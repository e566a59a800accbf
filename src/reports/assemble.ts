/** From results to the one document that every report is made from. Pure. */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { CaseResult } from '../suites/verdict.js';
import { authModes, transports } from './axes.js';
import type { Cell, RunReport } from './report.js';
import { nameSubjects, type Subject } from './subjects.js';
import { allCount, countVerdicts } from './totals.js';

/** A cell of the matrix that no result belongs to, and why. */
export interface AbsentCell {
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly reason: string;
}

/** All that a report says beside what follows from its results. */
export interface ReportParts
  extends Omit<RunReport, '$schema' | 'tool' | 'provider' | 'totals' | 'cells' | 'cases'> {
  /** The kit's own version. */
  readonly version: string;
  /** Node's version; left out where traces are judged. */
  readonly node?: string;
  readonly results: readonly CaseResult[];
  /** Who made the calls, cell by cell. */
  readonly subjects: readonly Subject[];
  /** Cells to show although they have no results. */
  readonly absent?: readonly AbsentCell[];
}

/** Where the schema of the report is published. */
const reportSchemaId = 'https://unpkg.com/oci-conform/schemas/report.schema.json';

/**
 * Makes the report. Totals and cells are derived from the results, so they cannot disagree with
 * them; results keep their order, cells stand in the order of the vocabulary.
 *
 * @example
 * assembleReport({ version: '0.1.0', duration: 4200, seed: 1, target, subjects, command, results });
 */
export function assembleReport(parts: ReportParts): RunReport {
  const { version, node, results, subjects, absent = [], ...rest } = parts;
  return {
    $schema: reportSchemaId,
    tool: { name: 'oci-conform', version, ...(node === undefined ? {} : { node }) },
    ...rest,
    provider: nameSubjects(subjects),
    totals: countVerdicts(results),
    cells: transports.flatMap((transport) =>
      authModes.flatMap((auth) =>
        cellOf(transport, auth, results, absent).map((cell) => withProvider(cell, subjects)),
      ),
    ),
    cases: results,
  };
}

function cellOf(
  transport: Transport,
  auth: AuthMode,
  results: readonly CaseResult[],
  absent: readonly AbsentCell[],
): readonly Cell[] {
  const own = results.filter((result) => result.transport === transport && result.auth === auth);
  const totals = countVerdicts(own);
  if (own.length === 0) {
    const missing = absent.find((cell) => cell.transport === transport && cell.auth === auth);
    return missing === undefined ? [] : [{ transport, auth, totals, reason: missing.reason }];
  }
  if (totals['not-applicable'] < allCount(totals)) return [{ transport, auth, totals }];
  return [{ transport, auth, totals, reason: reasonsOf(own) }];
}

/** A cell where nobody called names no provider. */
function withProvider(cell: Cell, subjects: readonly Subject[]): Cell {
  const subject = subjects.find(
    ({ transport, auth }) => transport === cell.transport && auth === cell.auth,
  );
  if (subject === undefined || cell.reason !== undefined) return cell;
  const { provider, wayIn } = subject;
  return { ...cell, provider, ...(wayIn === undefined ? {} : { wayIn }) };
}

/** The reasons of wholly not-applicable results: each once, in order. */
function reasonsOf(results: readonly CaseResult[]): string {
  return [...new Set(results.map((result) => result.reason ?? 'no reason given'))].join('; ');
}
