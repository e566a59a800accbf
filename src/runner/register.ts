/** One Vitest test for each case in each cell of a share of the work order. */
import { afterAll, describe, inject, test } from 'vitest';
import { fromStock } from '../keys/stock.js';
import { unnamedIn } from '../suites/fails-by.js';
import { openBench } from './bench.js';
import { carry } from './protocol.js';
import { defaultDeadline } from './run-case.js';

/** No dialogue has as many steps: each call has a deadline of its own, which is told of better. */
const longest = 20 * defaultDeadline;

/**
 * Registers the tests of one share. Called by a spec module, while Vitest collects it.
 *
 * @param share counts from 0; a share without cases opens nothing
 */
export async function registerShare(share: number): Promise<void> {
  const order = inject('workOrder');
  const places = order.shares[share] ?? [];
  const bench = await openBench(order, fromStock(inject('keys')));
  afterAll(() => bench.close(), longest);
  const concurrent = order.concurrency > 1;
  describe('cases', { concurrent, timeout: longest }, () => {
    for (const place of places) {
      test(`${place.id} transport:${place.transport} auth:${place.auth}`, async (context) => {
        const finished = await bench.run(place, context.signal);
        // A call that an interruption cut short has nothing to tell.
        if (context.signal.aborted) return;
        const { result } = finished;
        const { verdict, reason } = result;
        const { expected } = place;
        const told = order.traces === 'all' || verdict !== 'pass' || expected !== undefined;
        carry(context.task.meta, told ? finished : { result });
        // Vitest counts failures for --bail; the report is made from the result.
        const red = verdict === 'fail' || verdict === 'not-observed';
        const news =
          expected === undefined
            ? red
            : verdict === 'pass' || (red && unnamedIn(result, expected.checks).length > 0);
        if (news || verdict === 'error') throw new Error(reason ?? verdict);
      });
    }
  });
}
