/**
 * The kit is held against gateways: the honest one is green, and each with a sin turns red exactly the cases that
 * find it, of those about gateways and of some that every client is asked.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import { cases } from '../../src/suites/cases/index.js';
import { findCase } from '../../src/suites/catalogue.js';
import { isOfGateways } from '../../src/suites/gateways.js';
import { runThrough } from './gateway/lab.js';

/** Each sin, and the cases of every client that it turns red beside those of gateways. */
const sins: Readonly<Record<string, readonly string[]>> = {
  'adds-null-members': [],
  'drops-unknown-members': ['chat/request/sent/settings'],
  'shuffles-the-body': [],
  'asks-for-two-answers': [],
  'forwards-client-credentials': [],
  'forwards-connection-headers': [],
  'buffers-the-stream': ['chat/framing/as-it-comes', 'chat/framing/open-after-done'],
  'drops-usage': ['chat/stream/grok-running-usage'],
  'adds-null-to-chunks': [],
  'rewrites-chunks': [],
  'drops-finish-reasons': [
    'chat/framing/as-it-comes',
    'chat/framing/open-after-done',
    'chat/stream/grok-running-usage',
    'chat/stream/llama-text',
    'chat/stream/two-tool-calls',
  ],
  'loses-call-ids': ['chat/stream/two-tool-calls'],
  'doubles-done': [],
  'omits-done': [],
  'hides-a-cut': ['chat/framing/cut-after-three-chunks'],
  'maps-every-error-to-500': ['chat/error/status-403', 'chat/error/status-503'],
  'hands-errors-on-as-they-are': [],
  'drops-retry-after': [],
  'keeps-the-upstream-open': [],
};

const clients = [...new Set([...Object.values(sins).flat(), 'chat/answer/gpt'])];
const watched = [...cases.filter(isOfGateways), ...clients.map((id) => findCase(cases, id))];

const redWith = async (mock: Mock, sin?: string): Promise<readonly string[]> => {
  const results = await runThrough(mock, sin, watched);
  return results.flatMap(({ id, verdict }) => (verdict === 'pass' ? [] : [id])).sort();
};

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
}, 60_000);
afterAll(() => mock.close());

test('the honest gateway is green', { timeout: 120_000 }, async () => {
  expect(await redWith(mock)).toEqual([]);
});

test.each(Object.entries(sins))('%s', { timeout: 120_000 }, async (sin, ofClients) => {
  const named = cases.filter((one) => isOfGateways(one) && one.caughtBy.includes(sin));
  expect(await redWith(mock, sin)).toEqual([...named.map(({ id }) => id), ...ofClients].sort());
});

test('every case about gateways is named by a sin', () => {
  const named = cases.filter(isOfGateways).flatMap(({ caughtBy }) => caughtBy);
  expect(named.filter((sin) => !(sin in sins))).toEqual([]);
});

test('a gateway that does not sign is told of, and nothing is judged', {
  timeout: 120_000,
}, async () => {
  await expect(redWith(mock, 'signs-nothing')).rejects.toThrow(
    /did not get through\. It answered 401: .* with credentials that are none of the tenancy’s, which answered 401 \(authorization-missing\)/,
  );
});
