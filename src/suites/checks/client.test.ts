import { describe, expect, test } from 'vitest';
import { sampleTrace } from '../../../test/support/sample-trace.js';
import type { Connection, Exchange } from '../../protocol/exchange.js';
import type { Trace } from '../trace.js';
import { clientChecks } from './client.js';

const exchange = (
  sequence: number,
  connection: number,
  end: Exchange['end'] = 'complete',
): Exchange => ({
  sequence,
  at: sequence * 10,
  connection,
  request: {
    method: 'POST',
    target: '/20231130/actions/chat',
    headers: [],
    body: { encoding: 'utf8', text: '', bytes: 0 },
  },
  end,
});

const trace = (
  journal: readonly Exchange[],
  rest: Partial<Pick<Trace, 'connections' | 'outcome' | 'provider'>> = {},
): Trace => sampleTrace({ call: { operation: 'life', steps: [] }, journal, ...rest });

const declaring = (...features: readonly ('probes' | 'open')[]): Trace['provider'] => ({
  name: 'lib',
  version: '',
  capabilities: { transports: ['sdk'], auths: ['api_key'], features },
});

const opened = { at: 0, after: 0 };

describe('making-sends-nothing', () => {
  const check = clientChecks['making-sends-nothing'];

  test('bears one request of those who say so, and no more', () => {
    expect(check(trace([])).verdict).toBe('pass');
    expect(check(trace([exchange(1, 1)])).verdict).toBe('fail');
    expect(check(trace([exchange(1, 1)], { provider: declaring('open') })).verdict).toBe('fail');
    const probing = { provider: declaring('probes') };
    expect(check(trace([exchange(1, 1)], probing)).verdict).toBe('pass');
    expect(check(trace([exchange(1, 1), exchange(2, 1)], probing)).verdict).toBe('fail');
  });
});

describe('calls-share-a-connection', () => {
  const check = clientChecks['calls-share-a-connection'];

  test('goes by the numbers, where they are known', () => {
    expect(check(trace([exchange(1, 4), exchange(2, 4)])).verdict).toBe('pass');
    const other = check(trace([exchange(1, 4), exchange(2, 5)]));
    expect(other.verdict).toBe('fail');
    expect(other.actual).toContain('on connection 5');
    const { connection: _, ...unknown } = exchange(2, 4);
    expect(check(trace([exchange(1, 4), unknown])).verdict).toBe('not-observed');
    expect(check(trace([exchange(1, 4)])).verdict).toBe('not-observed');
  });

  test('bears another that was open before the first request, not one opened since', () => {
    const on5 = (after: number) =>
      check(
        trace([exchange(1, 4), exchange(2, 5)], {
          connections: [{ number: 5, opened: { at: 0, after } }],
        }),
      ).verdict;
    expect(on5(0)).toBe('pass');
    expect(on5(1)).toBe('fail');
  });
});

describe('closing-ends-connections', () => {
  const check = clientChecks['closing-ends-connections'];
  const with_ = (...connections: readonly Connection[]) =>
    check(trace([exchange(1, 1), exchange(2, 1), exchange(3, 2)], { connections }));
  const witness: Connection = { number: 2, opened: { at: 25, after: 2 } };

  test('wants each closed before the last request, by the order of things', () => {
    const closed = { at: 22, after: 2, by: 'client' as const };
    expect(with_({ number: 1, opened, closed }, witness).verdict).toBe('pass');
    const late = with_({ number: 1, opened, closed: { at: 22, after: 3, by: 'client' } }, witness);
    expect(late.verdict).toBe('fail');
    expect(late.actual).toBe('connection 1 was closed by the client after exchange 3');
    const open = with_({ number: 1, opened }, witness);
    expect(open.actual).toBe('connection 1 stands');
    expect(with_(witness).verdict).toBe('not-observed');
  });

  test('is not fooled by a client that goes on for another', () => {
    const shared = trace([exchange(1, 1), exchange(2, 1)], {
      connections: [{ number: 1, opened }],
    });
    expect(check(shared).verdict).toBe('fail');
  });
});

test('giving up is an end before the service goes on, at the request that is named', () => {
  const check = clientChecks['gives-up-in-the-silence'];
  const seen = trace([exchange(1, 1), exchange(2, 2, 'client-closed')]);
  expect(check(seen, 2).verdict).toBe('pass');
  expect(check(seen, 1).verdict).toBe('fail');
  expect(check(seen, 3).verdict).toBe('not-observed');
  expect(check(trace([exchange(1, 1, 'open')]), 1).verdict).toBe('pass');
});

test('silence is an error, also after some text', () => {
  const check = clientChecks['silence-is-an-error'];
  const turn = { text: 'Half of', toolCalls: [], finishReason: null };
  expect(check(trace([], { outcome: { turn } })).verdict).toBe('fail');
  expect(check(trace([], { outcome: { turn, error: { message: 'late' } } })).verdict).toBe('pass');
});

test('a step hangs when the kit gave it up', () => {
  const check = clientChecks['no-step-hangs'];
  const steps = [{}, { error: { message: 'closed' } }];
  expect(check(trace([], { outcome: { steps } })).verdict).toBe('pass');
  const hung = [...steps, { error: { message: 'the call did not end within 10000 ms' } }];
  expect(check(trace([], { outcome: { steps: hung } })).message).toBe('Step 3 did not end.');
});

test('requests are counted', () => {
  const check = clientChecks['requests-are'];
  expect(check(trace([exchange(1, 1)]), 1).verdict).toBe('pass');
  expect(check(trace([exchange(1, 1)]), 2).verdict).toBe('fail');
});
