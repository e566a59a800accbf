import { expect, it } from 'vitest';
import { cellsOf, leadingMode, matrix } from './matrix.js';

it('has every transport in every auth mode, but for the keys that two of them do not take', () => {
  const closed = matrix.filter((cell) => cell.reason !== undefined);
  expect(closed.map(({ transport, auth }) => [transport, auth])).toEqual([
    ['sdk', 'genai_api_key'],
    ['management', 'genai_api_key'],
  ]);
  expect(matrix).toHaveLength(24);
  expect(matrix.slice(0, 6).map(({ auth }) => auth)).toEqual([
    'api_key',
    'session_token',
    'instance_principal',
    'resource_principal',
    'oke_workload_identity',
    'genai_api_key',
  ]);
});

it('is led by the first mode that has a credential, a signing one where there is one', () => {
  const cells = cellsOf({ auths: ['genai_api_key', 'resource_principal', 'session_token'] });
  expect(leadingMode(cells, () => true)).toBe('session_token');
  expect(leadingMode(cells, (auth) => auth === 'resource_principal')).toBe('resource_principal');
  expect(leadingMode(cells, () => false)).toBe('session_token');
  expect(leadingMode(cells, (auth) => auth === 'genai_api_key')).toBe('genai_api_key');
  expect(leadingMode([], () => true)).toBeUndefined();
});

it('keeps the cells that are asked for', () => {
  expect(cellsOf({ transports: ['sdk'], auths: ['genai_api_key'] })).toEqual([
    {
      transport: 'sdk',
      auth: 'genai_api_key',
      reason: 'the service takes Generative AI API keys on its OpenAI-compatible routes only',
    },
  ]);
  expect(cellsOf({ transports: [], auths: ['api_key'] })).toHaveLength(4);
});
