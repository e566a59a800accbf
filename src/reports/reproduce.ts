/** The command that runs one case of a report again, alone. */
import type { CaseResult } from '../suites/verdict.js';
import type { RunReport } from './report.js';

/**
 * One line to paste into a shell.
 *
 * @example
 * reproduceCommand(report, result); // 'npx oci-conform --filter stream/cohere/text --seed 1'
 */
export function reproduceCommand(
  report: Pick<RunReport, 'target' | 'seed' | 'cells'>,
  result: Pick<CaseResult, 'id' | 'transport' | 'auth'>,
): string {
  const target =
    report.target.kind === 'live'
      ? ['--live']
      : report.target.kind === 'url'
        ? ['--target', report.target.name]
        : [];
  const transports = new Set(report.cells.map((cell) => cell.transport));
  const auths = new Set(report.cells.map((cell) => cell.auth));
  return [
    'npx oci-conform',
    ...target,
    `--filter ${result.id}`,
    ...(transports.size > 1 ? [`--transport ${result.transport}`] : []),
    ...(auths.size > 1 ? [`--auth ${result.auth}`] : []),
    `--seed ${report.seed}`,
  ].join(' ');
}
