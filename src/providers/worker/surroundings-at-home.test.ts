/** What a process at home is started with. */
import { expect, test } from 'vitest';
import { environmentAtHome } from './surroundings-at-home.js';

const home = {
  folder: '/tmp/home',
  told: {},
  environment: { OCI_CONFIG_FILE: '/tmp/home/elsewhere/config', OCI_REGION: '' },
  authority: '/tmp/ca.pem',
  turnedTo: { plain: 'http://127.0.0.1:4000', tls: 'https://127.0.0.1:4001' },
};

test('nothing of a person’s own is there, and the rest is', () => {
  const run = {
    PATH: '/bin',
    HOME: '/home/ada',
    USERPROFILE: 'C:\\Users\\ada',
    OCI_REGION: 'us-ashburn-1',
    OCI_COMPARTMENT_ID: 'ocid1.compartment.oc1..a',
    OCI_CLI_PROFILE: 'ADA',
    OCI_CONFORM_ENDPOINT: 'http://127.0.0.1:9',
    oci_region: 'us-ashburn-1',
    OPENAI_API_KEY: 'sk-a',
    LOCUS_OCI_PROFILE: 'ADA',
    TF_VAR_tenancy_ocid: 'ocid1.tenancy.oc1..a',
    TF_VAR_size: '3',
    KUBERNETES_SERVICE_HOST: '10.0.0.1',
    ALL_PROXY: 'http://proxy',
    no_proxy: '*',
    NODE_OPTIONS: '--no-warnings',
    JAVA_TOOL_OPTIONS: '-Xmx1g',
  };
  const {
    OCI_CONFORM_TURN: turned,
    NODE_OPTIONS: options,
    ...rest
  } = environmentAtHome(run, home, '/tmp/ca.jks');
  expect(rest).toEqual({
    PATH: '/bin',
    TF_VAR_size: '3',
    HOME: '/tmp/home',
    USERPROFILE: '/tmp/home',
    OCI_CONFIG_FILE: '/tmp/home/elsewhere/config',
    OCI_REGION: '',
    HTTPS_PROXY: 'http://127.0.0.1:4000',
    https_proxy: 'http://127.0.0.1:4000',
    HTTP_PROXY: 'http://127.0.0.1:4000',
    http_proxy: 'http://127.0.0.1:4000',
    NO_PROXY: 'localhost,127.0.0.1,::1',
    no_proxy: 'localhost,127.0.0.1,::1',
    NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
    SSL_CERT_FILE: '/tmp/ca.pem',
    REQUESTS_CA_BUNDLE: '/tmp/ca.pem',
    CURL_CA_BUNDLE: '/tmp/ca.pem',
    JAVA_TOOL_OPTIONS: [
      ...['-Xmx1g', '-Duser.home=/tmp/home'],
      ...['-Dhttp.proxyHost=127.0.0.1', '-Dhttp.proxyPort=4000'],
      ...['-Dhttps.proxyHost=127.0.0.1', '-Dhttps.proxyPort=4000'],
      '-Dhttp.nonProxyHosts=localhost|127.*|[::1]',
      ...['-Djavax.net.ssl.trustStore=/tmp/ca.jks', '-Djavax.net.ssl.trustStoreType=JKS'],
    ].join(' '),
    OCI_JAVASDK_JERSEY_CLIENT_DEFAULT_CONNECTOR_ENABLED: 'true',
  });
  expect(options).toMatch(/^--no-warnings --require ".*preload\.cjs"$/);
  expect(turned).toContain('"port":4001');
});
