/** The ways into a mock that a command is given: proxy, TLS under any name, and the port of the proxymux. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConformError } from '../errors.js';
import { preloadFile, turnsTo } from '../mock/doors/preload.js';
import { trustStore } from '../mock/doors/trust-store.js';
import type { Mock } from '../mock/options.js';
import type { Doors } from './environment.js';
import { writePrivate } from './home.js';

/** The port that Oracle's SDKs for Python, Go and Java have hard-wired for the proxymux. */
const proxymuxPort = 12_250;

/** Loopback addresses to try, so that several mocks may run; only Linux has more than the first by itself. */
const loopback = Array.from({ length: 32 }, (_, at) => `127.0.0.${at + 1}`);

/** Origin of a TLS door, on the proxymux's own port wherever that is free. */
async function openTls(mock: Mock): Promise<string> {
  for (const host of loopback) {
    try {
      return await mock.open({ tls: true, host, port: proxymuxPort });
    } catch (error) {
      if (!(error instanceof ConformError)) throw error;
    }
  }
  return mock.open({ tls: true });
}

/**
 * Opens the doors.
 *
 * @param caFile the authority of the mock, in PEM
 * @param files where files are written that only some clients can read
 */
export async function openDoors(mock: Mock, caFile: string, files: string): Promise<Doors> {
  const store = join(files, 'ca.jks');
  const [tls] = await Promise.all([
    openTls(mock),
    readFile(caFile, 'utf8').then((pem) => writePrivate(store, trustStore(pem, Date.now()))),
  ]);
  return {
    proxy: mock.origin,
    tls,
    caFile,
    trustStore: store,
    preload: preloadFile,
    turns: turnsTo({ plain: mock.origin, tls }),
  };
}
