import { expect, it } from 'vitest';
import type { AuthMode } from '../protocol/call.js';
import { serviceTarget } from './service.js';

const access = {
  endpoint: 'https://inference.example',
  managementEndpoint: 'https://management.example',
  configFile: '/config',
  profile: 'DEFAULT',
  compartmentId: 'c',
  tenancyId: 't',
  region: 'us-chicago-1',
};
const none = { ways: {}, lacks: {} };
const chat = {
  operation: 'chat',
  model: 'm',
  apiFormat: 'GENERIC',
  stream: false,
  messages: [],
} as const;

it('stops at its plan', () => {
  const target = serviceTarget(
    { kind: 'live', access, ...none, models: {} },
    { calls: 2, outputTokens: 256 },
  );
  expect(target.limit?.(chat)).toEqual({ ...chat, options: { maxTokens: 128 } });
  target.limit?.({ ...chat, options: { maxTokens: 100 } });
  expect(() => target.limit?.({ operation: 'get-model', model: 'm' })).toThrow(/beyond the plan/);
});

it('stops at its tokens', () => {
  const target = serviceTarget(
    { kind: 'live', access, ...none, models: {} },
    { calls: 9, outputTokens: 130 },
  );
  target.limit?.(chat);
  expect(() => target.limit?.(chat)).toThrow(/beyond the plan/);
});

it('has one tenancy, its models and no journal', async () => {
  const models = { COHERE: 'cohere.command-r-08-2024' };
  const session = await serviceTarget(
    { kind: 'url', access, ...none, models },
    { calls: 0, outputTokens: 0 },
  ).open(undefined, { auth: 'api_key', streams: [true] });
  expect([session.access, session.model('COHERE'), session.model('GENERIC')]).toEqual([
    access,
    'cohere.command-r-08-2024',
    undefined,
  ]);
  expect(session.journal).toBeUndefined();
});

it('is called in each auth mode as that mode asks', async () => {
  const environment = { OCI_METADATA_BASE_URL: 'http://127.0.0.1:1/opc/v2' };
  const ways = { session_token: { profile: 'work' }, instance_principal: { environment } };
  const settings = { kind: 'live', access, ways, lacks: {}, models: {} } as const;
  const target = serviceTarget(settings, { calls: 0, outputTokens: 0 });
  const accessFor = async (auth: AuthMode) =>
    (await target.open(undefined, { auth, streams: [] })).access;
  expect(await accessFor('api_key')).toEqual(access);
  expect(await accessFor('session_token')).toEqual({ ...access, profile: 'work' });
  expect(await accessFor('instance_principal')).toEqual({ ...access, environment });
});
