/** The command that runs one case of a report again, alone. */
import type { CaseResult } from '../suites/verdict.js';
import type { RunReport } from './report.js';

/** Options that name the service and who calls it, with their values; the rest narrows a run. */
const serviceOptions =
  /--(?:live|(?:target|endpoint|region|config-file|profile|compartment|model)[ =](?:'[^']*'|\S+))(?=\s|$)/g;

/**
 * One line to paste into a shell. It names the service as the report's own command does.
 *
 * @example
 * reproduceCommand(report, result); // 'npx oci-conform --filter stream/cohere/text --seed 1'
 */
export function reproduceCommand(
  report: Pick<RunReport, 'target' | 'seed' | 'cells' | 'command'>,
  result: Pick<CaseResult, 'id' | 'transport' | 'auth'>,
): string {
  const judged = report.cells.filter((cell) => cell.reason === undefined);
  const transports = new Set(judged.map((cell) => cell.transport));
  const auths = new Set(judged.map((cell) => cell.auth));
  return [
    'npx oci-conform',
    ...serviceWords(report),
    `--filter ${result.id}`,
    ...(transports.size > 1 ? [`--transport ${result.transport}`] : []),
    ...(auths.size > 1 ? [`--auth ${result.auth}`] : []),
    `--seed ${report.seed}`,
  ].join(' ');
}

/** A report of judged traces has no such options; then the target says what to name. */
function serviceWords({
  target,
  command,
}: Pick<RunReport, 'target' | 'command'>): readonly string[] {
  if (target.kind === 'mock') return [];
  const named = command.match(serviceOptions) ?? [];
  if (named.length > 0) return named;
  return target.kind === 'live' ? ['--live'] : [`--target ${target.name}`];
}
