/** The command that runs one case of a report again, alone. */
import type { Trace } from '../suites/trace.js';
import type { CaseResult } from '../suites/verdict.js';
import type { RunReport } from './report.js';

/** Options that name the service, with their values as a shell reads them. */
const serviceOptions =
  /--(?:live|(?:target|endpoint|region|config-file|profile|compartment|model)[ =](?:'[^']*'|\\'|[^\s'])+)(?=\s|$)/g;

/** Options that name who calls: the provider under test, and how a gateway is called. The rest narrows a run. */
const providerOptions =
  /--(?:provider|provider-command|feature|gateway|gateway-command|upstream-port)[ =](?:'[^']*'|\\'|[^\s'])+(?=\s|$)/g;

/** How a report's command begins where the cases are tests of an author's own Vitest run; a test file follows. */
const inVitest = 'vitest run ';

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
  if (report.command.startsWith(inVitest)) {
    const { id, transport, auth } = result;
    return `npx ${report.command} -t '${id} transport:${transport} auth:${auth}'`;
  }
  const judged = report.cells.filter((cell) => cell.reason === undefined);
  const transports = new Set(judged.map((cell) => cell.transport));
  const auths = new Set(judged.map((cell) => cell.auth));
  return [
    'npx oci-conform',
    ...serviceWords(report),
    ...(report.command.match(providerOptions) ?? []),
    `--filter ${result.id}`,
    ...(transports.size > 1 || / --gateway[ =]/.test(report.command)
      ? [`--transport ${result.transport}`]
      : []),
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

/** Operations of which a request can be shown as one curl. */
const curlable: readonly string[] = ['chat', 'list-models', 'get-model', 'probe'];

/**
 * The command that prints the request of a case as a signed curl, with a mock that answers it as the case says.
 * Undefined for a live service, and where a case is no single request.
 */
export function curlCommand(
  { target }: Pick<RunReport, 'target'>,
  trace: Trace | undefined,
): string | undefined {
  if (trace === undefined || target.kind === 'live') return undefined;
  if (!curlable.includes(trace.call.operation)) return undefined;
  const { case: id, transport } = trace;
  return `npx oci-conform curl ${id} --transport ${transport}`;
}
