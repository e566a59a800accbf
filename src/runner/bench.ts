/** The target and the providers of a run, opened once, in the worker. */
import type { MakeKey } from '../keys/rsa-key.js';
import { cases } from '../suites/cases/index.js';
import { findCase } from '../suites/catalogue.js';
import { judge } from '../suites/judge.js';
import { mockTarget } from '../targets/mock.js';
import { runningMockTarget } from '../targets/running-mock.js';
import { serviceTarget } from '../targets/service.js';
import type { Target } from '../targets/target.js';
import { openCrew } from './crew.js';
import type { Finished, PlaceName, WorkOrder } from './protocol.js';
import { runCase } from './run-case.js';
import { unjudged } from './unjudged.js';

/** Runs and judges one case after another against one target. */
export interface Bench {
  run(place: PlaceName, signal: AbortSignal): Promise<Finished>;
  close(): Promise<void>;
}

/**
 * Opens the target that the order names.
 *
 * @param makeKey for the mock's RSA keys, and for the sessions of the kit's own providers
 */
export async function openBench(order: WorkOrder, makeKey: MakeKey): Promise<Bench> {
  const [target, crew] = await Promise.all([
    openTarget(order, makeKey),
    openCrew(order.subject, order.shares.length, makeKey),
  ]);
  const known = new Map(cases.map((one) => [one.id, one]));
  return {
    async run({ id, transport, auth }, signal) {
      const one = known.get(id) ?? findCase(cases, id);
      const { seed } = order;
      const run = { case: one, transport, auth, ...crew, target, seed, signal };
      const captured = await runCase(run);
      if ('notApplicable' in captured) {
        const reason = captured.notApplicable;
        return { result: unjudged(one, { transport, auth }, 'not-applicable', reason) };
      }
      return { result: judge(captured, one), trace: captured };
    },
    async close() {
      await crew.close();
      await target.close();
    },
  };
}

function openTarget(
  { settings, seed, cost }: WorkOrder,
  makeKey: MakeKey,
): Promise<Target> | Target {
  if (settings.kind !== 'mock') return serviceTarget(settings, cost);
  if (settings.running !== undefined) return runningMockTarget(settings.running);
  const { recordings } = settings;
  return mockTarget({ seed, makeKey, ...(recordings === undefined ? {} : { recordings }) });
}
