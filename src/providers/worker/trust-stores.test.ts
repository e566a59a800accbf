/** Authorities for Java processes, and what such a process is started with. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createAuthority } from '../../mock/identity/authority.js';
import { variablesOf } from './surroundings.js';
import { createTrustStores } from './trust-stores.js';

const access = {
  endpoint: 'http://127.0.0.1:4000',
  managementEndpoint: 'http://127.0.0.1:4000',
  configFile: '/tmp/config',
  profile: 'DEFAULT',
  compartmentId: 'ocid1.compartment.oc1..a',
  tenancyId: 'ocid1.tenancy.oc1..a',
  region: 'us-chicago-1',
};

test('an authority has one store, which is gone when they are closed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oci-conform-test-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, await createAuthority().rootPem());
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

test('Java is told of the store, beside what it was told before', () => {
  const tls = {
    ...access,
    environment: { OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH: '/tmp/ca.pem' },
    caFile: '/tmp/ca.pem',
  };
  expect(variablesOf(tls, { JAVA_TOOL_OPTIONS: '-Xmx1g' }, '/tmp/1 a.jks')).toEqual({
    OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH: '/tmp/ca.pem',
    NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
    SSL_CERT_FILE: '/tmp/ca.pem',
    REQUESTS_CA_BUNDLE: '/tmp/ca.pem',
    CURL_CA_BUNDLE: '/tmp/ca.pem',
    JAVA_TOOL_OPTIONS:
      '-Xmx1g "-Djavax.net.ssl.trustStore=/tmp/1 a.jks" -Djavax.net.ssl.trustStoreType=JKS',
  });
});

test('a mode without variables needs no process of its own', () => {
  expect(variablesOf(access, { JAVA_TOOL_OPTIONS: '-Xmx1g' }, undefined)).toBeUndefined();
});
