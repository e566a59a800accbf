/** The ways into a mock for clients whose host cannot be set. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mock } from '../mock/options.js';
import type { Doors } from './environment.js';
import { writePrivate } from './home.js';
import { trustStoreOf } from './java-trust.js';
import { preloadFile, turnsTo } from './preload.js';

/**
 * Opens the ways into a mock, and writes what clients need for them.
 *
 * @param folder takes the files
 */
export async function openDoors(mock: Mock, folder: string): Promise<Doors> {
  const caFile = await mock.caFile();
  const trustStore = join(folder, 'trust.jks');
  await writePrivate(trustStore, trustStoreOf(await readFile(caFile, 'utf8')));
  const { origin: plain, tenancy } = mock;
  const tls = tenancy.access.tlsEndpoint ?? (await mock.open({ tls: true }));
  return { proxy: plain, caFile, trustStore, preload: preloadFile, turns: turnsTo({ plain, tls }) };
}
