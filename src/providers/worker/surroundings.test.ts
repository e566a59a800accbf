/** What an adapter's process is started with, where its access leads Oracle's hosts to the mock. */
import { expect, test } from 'vitest';
import { environmentOf, leadingVariables } from './surroundings.js';

const access = {
  endpoint: 'http://127.0.0.1:4000',
  managementEndpoint: 'http://127.0.0.1:4000',
  configFile: '/tmp/config',
  profile: 'DEFAULT',
  compartmentId: 'ocid1.compartment.oc1..a',
  tenancyId: 'ocid1.tenancy.oc1..a',
  region: 'us-chicago-1',
};

const stores = { of: async (caFile: string) => `${caFile}.jks` };

test('Oracle’s hosts lead to the mock, whatever proxy and authority the run has', async () => {
  const run = {
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy:3128',
    no_proxy: 'oraclecloud.com',
    REQUESTS_CA_BUNDLE: '/etc/ssl/corporate.pem',
    NODE_OPTIONS: '--no-warnings',
    JAVA_TOOL_OPTIONS: '-Xmx1g',
    OCI_RESOURCE_PRINCIPAL_VERSION: '1.1',
  };
  const lead = await leadingVariables(
    { ...access, caFile: '/tmp/1 ca.pem', tlsEndpoint: 'https://127.0.0.2:4001' },
    run,
    stores,
  );
  const own = { ...lead, OCI_METADATA_BASE_URL: 'http://127.0.0.1:4000/opc/v2' };
  const { OCI_CONFORM_TURN: turned, NODE_OPTIONS: options, ...rest } = environmentOf(run, own);
  expect(rest).toEqual({
    PATH: '/bin',
    OCI_METADATA_BASE_URL: 'http://127.0.0.1:4000/opc/v2',
    HTTPS_PROXY: 'http://127.0.0.1:4000',
    https_proxy: 'http://127.0.0.1:4000',
    HTTP_PROXY: 'http://127.0.0.1:4000',
    http_proxy: 'http://127.0.0.1:4000',
    NO_PROXY: 'localhost,127.0.0.1,::1,127.0.0.2',
    no_proxy: 'localhost,127.0.0.1,::1,127.0.0.2',
    NODE_EXTRA_CA_CERTS: '/tmp/1 ca.pem',
    SSL_CERT_FILE: '/tmp/1 ca.pem',
    REQUESTS_CA_BUNDLE: '/tmp/1 ca.pem',
    CURL_CA_BUNDLE: '/tmp/1 ca.pem',
    JAVA_TOOL_OPTIONS: [
      ...['-Xmx1g', '-Dhttp.proxyHost=127.0.0.1', '-Dhttp.proxyPort=4000'],
      ...['-Dhttps.proxyHost=127.0.0.1', '-Dhttps.proxyPort=4000'],
      '-Dhttp.nonProxyHosts=localhost|127.*|[::1]',
      '"-Djavax.net.ssl.trustStore=/tmp/1 ca.pem.jks"',
      '-Djavax.net.ssl.trustStoreType=JKS',
    ].join(' '),
    OCI_JAVASDK_JERSEY_CLIENT_DEFAULT_CONNECTOR_ENABLED: 'true',
  });
  expect(options).toMatch(/^--no-warnings --require ".*preload\.cjs"$/);
  expect(turned).toContain('"host":"127.0.0.2","port":4001');
});

test('an access of which nothing plays Oracle’s hosts leads nowhere', async () => {
  expect(await leadingVariables(access, {}, stores)).toBeUndefined();
  expect(await leadingVariables({ ...access, caFile: '/tmp/ca.pem' }, {}, stores)).toBeUndefined();
});

test('a process without variables of its own has those of the run', () => {
  expect(environmentOf({ OCI_METADATA_BASE_URL: 'http://here' })).toEqual({
    OCI_METADATA_BASE_URL: 'http://here',
  });
});
