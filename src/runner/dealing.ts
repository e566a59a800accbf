/** The cases of a run dealt out to its workers, and put in order. */
import { availableParallelism } from 'node:os';
import type { AuthMode } from '../protocol/call.js';
import type { TargetSettings } from '../targets/settings.js';
import { patienceOf, spread } from './order.js';
import type { PlannedCase } from './plan.js';
import { sharesOf } from './shares.js';
import { capacityOf, type Subject } from './subject.js';

/**
 * A share for each worker; a service that is not the built-in mock is asked by one alone, in the catalogue's order.
 *
 * @param machine how many cores it has
 */
export function dealt(
  planned: readonly PlannedCase[],
  { target, subject }: { readonly target: TargetSettings; readonly subject: Subject },
  machine = availableParallelism(),
): readonly (readonly PlannedCase[])[] {
  if (target.kind !== 'mock') return sharesOf(planned, 1);
  const cores = Math.min(machine, capacityOf(subject) ?? Infinity);
  const shares =
    subject.kind === 'reference'
      ? sharesOf(planned, cores, { kinOf, stays: isCostly, weightOf })
      : sharesOf(planned, cores, {
          kinOf: (one) => (wantsTheOnePort(one) ? 'oracle' : kinOf(one)),
          stays: wantsTheOnePort,
          weightOf,
        });
  return shares.map((share) =>
    spread(
      share,
      (one) => patienceOf(one.case) ?? (isApart(one) ? 'short' : undefined),
      startsProcess,
    ),
  );
}

const byOpenAi = ({ transport }: PlannedCase): boolean =>
  transport === 'v1' || transport === 'responses';

/** Modes whose credentials want session keys, or a process that Oracle's host names lead to the mock in. */
const issued: ReadonlySet<AuthMode> = new Set([
  'session_token',
  'instance_principal',
  'oke_workload_identity',
]);

const isApart = ({ auth, case: { when } }: PlannedCase): boolean =>
  when.operation === 'configured' ||
  issued.has(auth) ||
  (when.operation === 'life' && when.apart === true);

/** Whether it wants what takes long to load or to make, and nothing else does. */
const isCostly = (planned: PlannedCase): boolean =>
  isApart(planned) ||
  planned.auth === 'resource_principal' ||
  (planned.transport === 'management' && planned.case.when.operation !== 'probe');

/** Whether it is the process apart that makes the call, or asks for the credential of its first. */
const startsProcess = ({ auth, case: { when } }: PlannedCase): boolean =>
  when.operation === 'configured' || auth === 'oke_workload_identity';

/** Clients have the port of the proxymux hard-wired, and only Linux has it on loopback more than once: one mock has it. */
const wantsTheOnePort = ({ auth }: PlannedCase): boolean =>
  auth === 'oke_workload_identity' && process.platform !== 'linux';

/** The library that a case calls by, which a worker warms up; a probe needs none. What is costly is for one worker alone. */
function kinOf(planned: PlannedCase): 'oracle' | 'openai' | undefined {
  if (isCostly(planned)) return 'oracle';
  if (planned.case.when.operation === 'probe') return undefined;
  return byOpenAi(planned) ? 'openai' : 'oracle';
}

/** How much work it is, beside a case by Oracle's SDK, as was seen. */
function weightOf(planned: PlannedCase): number {
  const { transport, auth, case: one } = planned;
  if (isApart(planned)) return 4.2;
  if (one.when.operation === 'probe') return 1 / 2;
  if (transport === 'management') return 2;
  return byOpenAi(planned) && auth !== 'genai_api_key' ? 3 / 2 : 1;
}
