import { expect, it } from 'vitest';
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
const chat = {
  operation: 'chat',
  model: 'm',
  apiFormat: 'GENERIC',
  stream: false,
  messages: [],
} as const;

it('stops at its plan', () => {
  const target = serviceTarget(
    { kind: 'live', access, models: {} },
    { calls: 2, outputTokens: 256 },
  );
  expect(target.limit?.(chat)).toEqual({ ...chat, options: { maxTokens: 128 } });
  target.limit?.({ ...chat, options: { maxTokens: 100 } });
  expect(() => target.limit?.({ operation: 'get-model', model: 'm' })).toThrow(/beyond the plan/);
});

it('stops at its tokens', () => {
  const target = serviceTarget(
    { kind: 'live', access, models: {} },
    { calls: 9, outputTokens: 130 },
  );
  target.limit?.(chat);
  expect(() => target.limit?.(chat)).toThrow(/beyond the plan/);
});

it('has one tenancy, its models and no journal', async () => {
  const models = { COHERE: 'cohere.command-r-08-2024' };
  const session = await serviceTarget(
    { kind: 'url', access, models },
    { calls: 0, outputTokens: 0 },
  ).open(undefined, { streams: [true] });
  expect([session.access, session.model('COHERE'), session.model('GENERIC')]).toEqual([
    access,
    'cohere.command-r-08-2024',
    undefined,
  ]);
  expect(session.journal).toBeUndefined();
});
