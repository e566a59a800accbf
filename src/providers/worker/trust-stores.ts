/** Authorities as Java reads them: a trust store for each, in a folder that is gone with them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustStore } from '../../mock/doors/trust-store.js';
import { sweepAtExit } from '../../mock/identity/sweep.js';

/** Trust stores, made when they are asked for. */
export interface TrustStores {
  /** The path of the store with the one certificate of a PEM file. */
  of(caFile: string): Promise<string>;
  close(): Promise<void>;
}

/** Makes none yet. */
export function createTrustStores(): TrustStores {
  const made = new Map<string, Promise<string>>();
  let folder: Promise<string> | undefined;
  let release = () => {};
  const openFolder = async () => {
    const path = await mkdtemp(join(tmpdir(), 'oci-conform-trust-'));
    release = sweepAtExit(path);
    return path;
  };
  const make = async (caFile: string, name: string) => {
    folder ??= openFolder();
    const path = join(await folder, name);
    const pem = await readFile(caFile, 'utf8');
    await writeFile(path, trustStore(pem, Date.now()), { mode: 0o600 });
    return path;
  };
  return {
    of(caFile) {
      const store = made.get(caFile) ?? make(caFile, `${made.size + 1}.jks`);
      made.set(caFile, store);
      return store;
    },
    async close() {
      if (folder === undefined) return;
      await rm(await folder, { recursive: true, force: true });
      release();
    },
  };
}
