/** Clients that find their settings by themselves, against a real mock, in a real process apart. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startMock } from '../../mock/mock.js';
import type { Mock } from '../../mock/options.js';
import type { ConfiguredCall } from '../../protocol/call.js';
import { configured } from './configured.js';
import { createCredentials } from './credentials/open.js';

const credentials = createCredentials();
let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ tls: true });
});
afterAll(async () => {
  credentials.close();
  await mock.close();
});

const key = {
  tenancy: '{tenancy}',
  user: '{user}',
  fingerprint: '{fingerprint}',
  key_file: '{keyFile}',
};

const call: ConfiguredCall = {
  operation: 'configured',
  call: {
    operation: 'chat',
    model: 'meta.llama-3.3-70b-instruct',
    apiFormat: 'GENERIC',
    stream: false,
    messages: [{ role: 'user', text: 'Hello' }],
  },
  told: { compartmentId: '{compartment}' },
  files: { '.oci/config': { DEFAULT: { ...key, region: 'ap-osaka-1' } } },
};

test('the region of the file is called, and nothing stays behind', async () => {
  const tenancy = await mock.createTenancy({ name: 'at-home' });
  const access = { ...(await tenancy.accessFor('api_key')), transport: 'sdk' } as const;
  const place = mkdtempSync(join(tmpdir(), 'configured-test-'));
  vi.stubEnv('TMPDIR', place);
  const { outcome } = await configured(call, access, credentials);
  vi.unstubAllEnvs();
  expect(outcome.error).toBeUndefined();
  expect(outcome.turn?.text).not.toBe('');
  const [exchange] = tenancy.journal();
  const host = exchange?.request.headers.find(([name]) => name.toLowerCase() === 'host');
  expect(host?.[1]).toBe('inference.generativeai.ap-osaka-1.oci.oraclecloud.com');
  expect(readdirSync(place).filter((name) => name.startsWith('oci-conform'))).toEqual([]);
  rmSync(place, { recursive: true });
});

test('what is missing is told, and nothing is sent', async () => {
  const tenancy = await mock.createTenancy({ name: 'homeless' });
  const access = await tenancy.accessFor('api_key');
  const { outcome } = await configured({ ...call, told: {} }, access, credentials);
  expect(outcome.error?.message).toContain('No compartment');
  const { outcome: bare } = await configured({ ...call, files: {} }, access, credentials);
  expect(bare.error?.message).toMatch(/config file|cannot be read/);
  expect(tenancy.journal()).toEqual([]);
});

test('without Oracle’s host names it is not tried', async () => {
  const { tlsEndpoint: _, ...access } = await mock.tenancy.accessFor('api_key');
  await expect(configured(call, access, credentials)).rejects.toThrow('host names');
});
