import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readServiceSettings } from './service-settings.js';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const keyFile = join(folder, 'key.pem');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
const values = [
  'user=u',
  'tenancy=ocid1.tenancy.oc1..t',
  'fingerprint=12:34',
  'region=uk-london-1',
  `key_file=${keyFile}`,
].join('\n');
const good = config('good', 'DEFAULT');
const nameless = config('nameless', 'OTHER');

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function config(name: string, profile: string, more = ''): string {
  return write(name, [`[${profile}]`, values, more].join('\n'));
}

const options = { home: '/nonexistent' };
const read = (env: Record<string, string>, more: object = {}) =>
  readServiceSettings(env, { ...options, ...more });

it('takes the region and the tenancy from the profile', async () => {
  const settings = await read({ OCI_CONFIG_FILE: good, OCI_COMPARTMENT_ID: 'c' });
  expect(settings).toEqual({
    kind: 'live',
    access: {
      endpoint: 'https://inference.generativeai.uk-london-1.oci.oraclecloud.com',
      managementEndpoint: 'https://generativeai.uk-london-1.oci.oraclecloud.com',
      configFile: good,
      profile: 'DEFAULT',
      compartmentId: 'c',
      tenancyId: 'ocid1.tenancy.oc1..t',
      region: 'uk-london-1',
    },
    ways: { api_key: {} },
    lacks: {
      session_token: expect.stringContaining('OCI_CONFORM_SESSION_PROFILE'),
      instance_principal: expect.stringContaining('OCI_CONFORM_INSTANCE_PRINCIPAL=1'),
      resource_principal: expect.stringContaining('OCI_RESOURCE_PRINCIPAL_VERSION'),
      oke_workload_identity: expect.stringContaining('KUBERNETES_SERVICE_HOST'),
      genai_api_key: expect.stringContaining('OCI_CONFORM_GENAI_API_KEY'),
    },
    models: {},
  });
});

it('needs no config file where there is a principal', async () => {
  const settings = await read({
    OCI_CONFORM_INSTANCE_PRINCIPAL: '1',
    OCI_REGION: 'us-chicago-1',
    OCI_COMPARTMENT_ID: 'c',
  });
  expect(settings.ways).toEqual({ instance_principal: { environment: {} } });
  expect(settings.lacks.api_key).toBe('there is no config file at /nonexistent/.oci/config');
});

it('takes a profile of a session, and one of an instance, for what they are', async () => {
  const env = { OCI_REGION: 'us-chicago-1', OCI_COMPARTMENT_ID: 'c' };
  const token = write('token', 'a.b.c');
  const session = config('session', 'DEFAULT', `security_token_file=${token}`);
  expect(await read({ ...env, OCI_CONFIG_FILE: session })).toMatchObject({
    ways: { session_token: { profile: 'DEFAULT' } },
    lacks: { api_key: expect.stringContaining('profile DEFAULT holds no API key') },
  });
  const names = ['authentication_type=instance_principal', 'tenancy=t', 'region=us-chicago-1'];
  const shell = write('shell', ['[DEFAULT]', ...names].join('\n'));
  expect(await read({ ...env, OCI_CONFIG_FILE: shell })).toMatchObject({
    access: { tenancyId: 't' },
    ways: { instance_principal: {} },
    lacks: { api_key: expect.stringContaining('holds no API key') },
  });
});

it('refuses a profile that is named for a session and has none', async () => {
  const env = { OCI_CONFIG_FILE: good, OCI_COMPARTMENT_ID: 'c' };
  const two = write('two', ['[DEFAULT]', '[work]'].map((head) => `${head}\n${values}`).join('\n'));
  const asked = { ...env, OCI_CONFIG_FILE: two, OCI_CONFORM_SESSION_PROFILE: 'work' };
  await expect(read(asked)).rejects.toMatchObject({
    code: 'OCIC_BAD_CREDENTIALS',
    message: `Profile work of ${two} has no security_token_file.`,
  });
});

it('is of kind url when the command line names the target', async () => {
  const env = { OCI_CONFIG_FILE: good, OCI_COMPARTMENT_ID: 'c' };
  const { kind, access } = await read(env, { target: 'http://127.0.0.1:4000' });
  expect([kind, access.endpoint]).toEqual(['url', 'http://127.0.0.1:4000']);
});

it('says all that is missing at once', async () => {
  await expect(read({})).rejects.toMatchObject({
    code: 'OCIC_NOT_CONFIGURED',
    message: expect.stringMatching(
      /No config file at .* No compartment: .* No endpoint and no region: /,
    ),
  });
});

it('blames a config file that is named and not there, whatever else is missing', async () => {
  const path = join(folder, 'nowhere');
  const error = { code: 'OCIC_BAD_CREDENTIALS', message: `There is no config file at ${path}.` };
  await expect(read({ OCI_CONFIG_FILE: path })).rejects.toMatchObject(error);
  await expect(read({}, { configFile: path })).rejects.toMatchObject(error);
});

it.each(['/v1', '/20231130/actions/v1', '/openai/v1/'])(
  'takes the OpenAI base %s',
  async (base) => {
    const env = { OCI_CONFIG_FILE: good, OCI_COMPARTMENT_ID: 'c', OCI_CONFORM_OPENAI_BASE: base };
    expect((await read(env)).access.openAiBase).toBe(base.replace(/\/$/, ''));
  },
);

it('refuses another OpenAI base', async () => {
  const env = { OCI_CONFIG_FILE: good, OCI_COMPARTMENT_ID: 'c', OCI_CONFORM_OPENAI_BASE: '/v2' };
  await expect(read(env)).rejects.toMatchObject({ code: 'OCIC_BAD_OPTION' });
});

it('blames a profile only when all else is set', async () => {
  await expect(read({ OCI_CONFIG_FILE: nameless })).rejects.toMatchObject({
    code: 'OCIC_NOT_CONFIGURED',
  });
  const env = { OCI_CONFIG_FILE: nameless, OCI_COMPARTMENT_ID: 'c' };
  await expect(read(env)).rejects.toMatchObject({ code: 'OCIC_BAD_CREDENTIALS' });
});

it.each(['127.0.0.1:4000', 'http://user:secret@127.0.0.1', 'http://127.0.0.1/path', 'ftp://host'])(
  'refuses the endpoint %s, without repeating it',
  async (endpoint) => {
    const env = { OCI_CONFIG_FILE: good, OCI_COMPARTMENT_ID: 'c', OCI_ENDPOINT: endpoint };
    const error = await read(env).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'OCIC_BAD_OPTION' });
    expect(String(error)).not.toContain('secret');
  },
);
