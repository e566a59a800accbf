/** Sins of gateways, and what they turn red: every case about gateways that names one, and the clients' cases here. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMock } from '../../../src/mock/mock.js';
import type { Mock } from '../../../src/mock/options.js';
import { cases } from '../../../src/suites/cases/index.js';
import { findCase } from '../../../src/suites/catalogue.js';
import { isOfGateways } from '../../../src/suites/gateways.js';
import { runThrough } from './lab.js';

/** Each sin, and the cases of every client that it turns red beside those of gateways. */
type Sins = Readonly<Record<string, readonly string[]>>;

/** On chat completions. */
export const ofChat: Sins = {
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
  'drops-request-ids': [],
  'makes-up-request-ids': [],
};

const withCounts = [
  'responses/stream/function-call',
  'responses/stream/incomplete-max-output-tokens',
  'responses/stream/text',
];

/** On OpenAI Responses. */
export const ofResponses: Sins = {
  'adds-null-members': [],
  'drops-unknown-members': [],
  'forwards-client-credentials': [],
  'buffers-the-stream': [],
  'adds-null-to-events': [],
  'rewrites-events': [],
  'drops-event-lines': [],
  'omits-the-ending': [
    'responses/stream/failed-after-text',
    'responses/stream/function-call',
    'responses/stream/incomplete-max-output-tokens',
    'responses/stream/text',
  ],
  'doubles-the-ending': [],
  'drops-counts': withCounts,
  'adds-up-counts': withCounts,
  'loses-ids-of-calls': ['responses/stream/function-call'],
  'calls-failures-complete': [
    'responses/stream/failed-after-text',
    'responses/stream/incomplete-max-output-tokens',
  ],
  'forgets-the-response-before': ['responses/plain/chain'],
  'serves-turns-alone': [],
  'hands-errors-on-as-they-are': [],
  'drops-request-ids': [],
  'keeps-the-upstream-open': [],
};

/**
 * Registers the tests of a transport: the honest gateway, and each sin.
 *
 * @param alsoWatched a case that no sin of the table turns red
 */
export function testSins(transport: 'v1' | 'responses', sins: Sins, alsoWatched: string): void {
  const clients = [...new Set([...Object.values(sins).flat(), alsoWatched])];
  const own = cases.filter((one) => isOfGateways(one) && one.transports.includes(transport));
  const watched = [...own, ...clients.map((id) => findCase(cases, id))];
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock();
  }, 60_000);
  afterAll(() => mock.close());

  const redWith = async (sin?: string): Promise<readonly string[]> => {
    const results = await runThrough(mock, transport, sin, watched);
    return results.flatMap(({ id, verdict }) => (verdict === 'pass' ? [] : [id])).sort();
  };

  test('the honest gateway is green', { timeout: 120_000 }, async () => {
    expect(await redWith()).toEqual([]);
  });

  test.each(Object.entries(sins))('%s', { timeout: 120_000 }, async (sin, ofClients) => {
    const named = own.filter(({ caughtBy }) => caughtBy.includes(sin)).map(({ id }) => id);
    expect(await redWith(sin)).toEqual([...named, ...ofClients].sort());
  });
}
