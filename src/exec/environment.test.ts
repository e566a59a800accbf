import { describe, expect, it } from 'vitest';
import { applied, blockOf, type Environment, type Surrounding } from './environment.js';

const from: Surrounding = {
  access: {
    endpoint: 'http://127.0.0.1:4000',
    managementEndpoint: 'http://127.0.0.1:4000',
    configFile: '/h/.oci/config',
    profile: 'DEFAULT',
    compartmentId: 'ocid1.compartment.oc1..c',
    tenancyId: 'ocid1.tenancy.oc1..t',
    region: 'us-chicago-1',
    projectId: 'ocid1.generativeaiproject.oc1..p',
    apiKey: 'sk-of-the-mock',
  },
  credentials: {
    OCI_METADATA_BASE_URL: 'http://127.0.0.1:4000/t/default/opc/v2',
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    KUBERNETES_SERVICE_HOST: '127.0.0.1',
    KUBERNETES_SERVICE_PORT_PROXYMUX: '4999',
  },
  authMode: 'api_key',
  apiKeyProfile: { user: 'ocid1.user.oc1..u', fingerprint: '00:11', key_file: '/h/.oci/key.pem' },
  home: '/h',
  configFile: '/h/.oci/config',
  run: 'r1',
  model: 'meta.llama-3.3-70b-instruct',
  doors: {
    proxy: 'http://127.0.0.1:4000',
    tls: 'https://127.0.0.2:12250',
    caFile: '/h/.oci/ca.pem',
    trustStore: '/h/.oci/ca.jks',
    preload: '/kit with blank/preload.cjs',
    turns: '[]',
  },
};

const setOf = (more: Partial<Surrounding> = {}, inherited: Environment = {}) =>
  blockOf({ ...from, ...more }, inherited).set;

describe('the block', () => {
  it('points SDKs, CLI, LiteLLM, Locus and OpenAI’s SDKs to the tenancy', () => {
    expect(setOf()).toMatchObject({
      HOME: '/h',
      OCI_CONFIG_FILE: '/h/.oci/config',
      OCI_CLI_CONFIG_FILE: '/h/.oci/config',
      OCI_CONFIG_PROFILE: 'DEFAULT',
      OCI_CLI_AUTH: 'api_key',
      OCI_AUTH_TYPE: 'api_key',
      OCI_REGION: 'us-chicago-1',
      OCI_COMPARTMENT_ID: 'ocid1.compartment.oc1..c',
      OCI_COMPARTMENT: 'ocid1.compartment.oc1..c',
      OCI_TENANCY: 'ocid1.tenancy.oc1..t',
      OCI_USER: 'ocid1.user.oc1..u',
      OCI_FINGERPRINT: '00:11',
      OCI_KEY_FILE: '/h/.oci/key.pem',
      OCI_ENDPOINT: 'http://127.0.0.1:4000',
      OPENAI_BASE_URL: 'http://127.0.0.1:4000/openai/v1',
      OPENAI_API_KEY: 'sk-of-the-mock',
      OCI_GENAI_API_KEY: 'sk-of-the-mock',
      OPENAI_PROJECT_ID: 'ocid1.generativeaiproject.oc1..p',
    });
  });

  it('leads through the proxy, in both spellings, but not to this machine', () => {
    expect(setOf()).toMatchObject({
      HTTPS_PROXY: 'http://127.0.0.1:4000',
      https_proxy: 'http://127.0.0.1:4000',
      HTTP_PROXY: 'http://127.0.0.1:4000',
      http_proxy: 'http://127.0.0.1:4000',
      NO_PROXY: 'localhost,127.0.0.1,::1,127.0.0.2',
      no_proxy: 'localhost,127.0.0.1,::1,127.0.0.2',
    });
  });

  it('has the mock’s authority trusted by each kind of client', () => {
    const set = setOf();
    for (const name of ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'] as const) {
      expect(set[name]).toBe('/h/.oci/ca.pem');
    }
    expect(set.NODE_EXTRA_CA_CERTS).toBe('/h/.oci/ca.pem');
    expect(set.OCI_DEFAULT_CERTS_PATH).toBe('/h/.oci/ca.pem');
  });

  it('gives the metadata service the one spelling that all SDKs take, and the proxymux its own port', () => {
    expect(setOf()).toMatchObject({
      OCI_METADATA_BASE_URL: 'http://127.0.0.1:4000/t/default/opc/v2/',
      KUBERNETES_SERVICE_HOST: '127.0.0.2',
      KUBERNETES_SERVICE_PORT_PROXYMUX: '12250',
    });
  });

  it('adds to the options of Node and Java that the caller has', () => {
    const set = setOf({}, { NODE_OPTIONS: '--no-warnings', JAVA_TOOL_OPTIONS: '-Xmx1g' });
    expect(set.NODE_OPTIONS).toBe('--no-warnings --require "/kit with blank/preload.cjs"');
    expect(set.JAVA_TOOL_OPTIONS?.split(' ')).toEqual([
      '-Xmx1g',
      '-Duser.home=/h',
      '-Dhttp.proxyHost=127.0.0.1',
      '-Dhttp.proxyPort=4000',
      '-Dhttps.proxyHost=127.0.0.1',
      '-Dhttps.proxyPort=4000',
      '-Dhttp.nonProxyHosts=localhost|127.*|[::1]',
      '-Djavax.net.ssl.trustStore=/h/.oci/ca.jks',
      '-Djavax.net.ssl.trustStoreType=JKS',
    ]);
  });

  it('names no API key where DEFAULT is something else', () => {
    const set = setOf({ authMode: 'session_token' });
    expect(set.OCI_CLI_AUTH).toBe('security_token');
    expect(Object.keys(set)).not.toContain('OCI_CLI_KEY_FILE');
    expect(Object.keys(set)).not.toContain('OCI_USER');
  });
});

describe('the caller’s own variables', () => {
  const inherited = {
    PATH: '/bin',
    OCI_CLI_PASSPHRASE: 'p',
    OCI_REGION: 'eu-frankfurt-1',
    OPENAI_ORG_ID: 'org',
    TF_VAR_private_key: 'k',
    TF_VAR_mine: 'kept',
    all_proxy: 'socks5://x',
    LOCUS_OCI_PROFILE: 'PROD',
  };

  it('are taken away where they lead to a real tenancy or account', () => {
    expect(blockOf(from, inherited).unset).toEqual([
      'LOCUS_OCI_PROFILE',
      'OCI_CLI_PASSPHRASE',
      'OPENAI_ORG_ID',
      'TF_VAR_private_key',
      'all_proxy',
    ]);
  });

  it('stay otherwise', () => {
    const env = applied(blockOf(from, inherited), inherited);
    expect(env).toMatchObject({ PATH: '/bin', TF_VAR_mine: 'kept', OCI_REGION: 'us-chicago-1' });
    expect(Object.keys(env)).not.toContain('OPENAI_ORG_ID');
  });
});
