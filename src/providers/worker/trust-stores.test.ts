/** Authorities for Java processes. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRsaKey } from '../../keys/rsa-key.js';
import { createAuthority } from '../../mock/identity/authority.js';
import { createTrustStores } from './trust-stores.js';

test('an authority has one store, which is gone when they are closed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oci-conform-test-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, await createAuthority(makeRsaKey).rootPem());
  const stores = createTrustStores();
  const [one, two] = await Promise.all([stores.of(caFile), stores.of(caFile)]);
  expect(two).toBe(one);
  // The magic number of JKS.
  expect((await readFile(one)).subarray(0, 4).toString('hex')).toBe('feedfeed');
  expect(((await stat(one)).mode & 0o777).toString(8)).toBe('600');
  expect(await readdir(dirname(one))).toHaveLength(1);
  await stores.close();
  await expect(stat(dirname(one))).rejects.toThrow('ENOENT');
  await rm(folder, { recursive: true });
});
