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
const good = config('good', 'DEFAULT');
const nameless = config('nameless', 'OTHER');

function config(name: string, profile: string): string {
  const path = join(folder, name);
  const values = ['user=u', 'tenancy=ocid1.tenancy.oc1..t', 'fingerprint=12:34'];
  const lines = [`[${profile}]`, ...values, 'region=uk-london-1', `key_file=${keyFile}`];
  writeFileSync(path, lines.join('\n'));
  return path;
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
    models: {},
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
