/** The door of a cluster's proxymux, where clients knock that read no variable for its port. */
import { ConformError } from '../../errors.js';
import type { DoorOptions } from './doors.js';

/** The port that Oracle's SDKs for Python, Go and Java have hard-wired for the proxymux. */
export const proxymuxPort = 12_250;

/** Loopback addresses to try, so that several mocks may run; only Linux has more than the first by itself. */
const loopback = Array.from({ length: 32 }, (_, at) => `127.0.0.${at + 1}`);

/**
 * Opens a TLS door on the proxymux's own port, at the first loopback address where that is free.
 *
 * @param open opens one door of the mock, as {@link DoorOptions} say
 * @returns its origin; undefined where the port is taken at all of them
 *
 * @example
 * await openProxymux((door) => mock.open(door)); // 'https://127.0.0.1:12250'
 */
export async function openProxymux(
  open: (door: DoorOptions) => Promise<string>,
): Promise<string | undefined> {
  for (const host of loopback) {
    try {
      return await open({ tls: true, host, port: proxymuxPort });
    } catch (error) {
      if (!(error instanceof ConformError)) throw error;
    }
  }
  return undefined;
}
