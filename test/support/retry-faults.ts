/** Ways to plant a fault in how a client tries again: a loop of its own around a client that does not. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ChatCall } from '../../src/protocol/call.js';
import type { Provider } from '../../src/providers/provider.js';
import type { OutcomeError } from '../../src/suites/trace.js';

/** Whether a call may be made more than once. */
export const mayTryAgain = (call: ChatCall): boolean => call.options?.retries !== undefined;

const transient: readonly (number | undefined)[] = [undefined, 409, 429, 500, 502, 503, 504];

/**
 * Makes each try as a call of its own.
 *
 * @param wait milliseconds between two tries, whatever the service asks for
 * @param change makes another call of the second try and those after it
 */
export const triesByItself =
  (wait: number, change: (call: ChatCall) => ChatCall = (call) => call) =>
  (reference: Provider): Provider => ({
    ...reference,
    async run(call, access, signal) {
      if (call.operation !== 'chat' || !mayTryAgain(call)) {
        return reference.run(call, access, signal);
      }
      const { retries, ...options } = call.options ?? {};
      const once = { ...call, options };
      for (let left = (retries?.attempts ?? 1) - 1; ; left -= 1) {
        const first = left === (retries?.attempts ?? 1) - 1;
        const report = await reference.run(first ? once : change(once), access, signal);
        const { error, turn } = report.outcome;
        if (left === 0 || error === undefined || !isTransient(error) || turn !== undefined) {
          return report;
        }
        await delay(wait);
      }
    },
  });

const isTransient = ({ status }: OutcomeError): boolean => transient.includes(status);
