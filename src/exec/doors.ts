/** The ways into a mock that a command is given: proxy, TLS under any name, and the port of the proxymux. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preloadFile, turnsTo } from '../mock/doors/preload.js';
import { openProxymux } from '../mock/doors/proxymux.js';
import { trustStore } from '../mock/doors/trust-store.js';
import type { Mock } from '../mock/options.js';
import type { Doors } from './environment.js';
import { writePrivate } from './home.js';

/**
 * Opens the doors.
 *
 * @param caFile the authority of the mock, in PEM
 * @param files where files are written that only some clients can read
 */
export async function openDoors(mock: Mock, caFile: string, files: string): Promise<Doors> {
  const store = join(files, 'ca.jks');
  const [tls] = await Promise.all([
    // On the proxymux's own port wherever that is free.
    openProxymux((door) => mock.open(door)).then((origin) => origin ?? mock.open({ tls: true })),
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
