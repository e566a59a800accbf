import { expect, it } from 'vitest';
import { cellsOf, matrix } from './matrix.js';

it('runs Oracle’s SDK with API keys, OpenAI’s with both kinds, and says why all else is not', () => {
  const open = matrix.filter((cell) => cell.reason === undefined);
  expect(open).toEqual([
    { transport: 'sdk', auth: 'api_key' },
    { transport: 'v1', auth: 'api_key' },
    { transport: 'v1', auth: 'genai_api_key' },
    { transport: 'responses', auth: 'api_key' },
    { transport: 'responses', auth: 'genai_api_key' },
    { transport: 'management', auth: 'api_key' },
  ]);
  expect(matrix).toHaveLength(24);
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
