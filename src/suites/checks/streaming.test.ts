import { expect, test } from 'vitest';
import { sampleTrace } from '../../../test/support/sample-trace.js';
import type { Exchange } from '../../protocol/exchange.js';
import type { ProviderEvent, Trace } from '../trace.js';
import { streamingChecks } from './streaming.js';

const text = (at: number, piece: string): ProviderEvent => ({ at, kind: 'text', text: piece });
const end = (at: number): ProviderEvent => ({ at, kind: 'end' });

const trace = (events: readonly ProviderEvent[], rest: Partial<Trace> = {}): Trace =>
  sampleTrace({
    call: { operation: 'get-model', model: 'm' },
    outcome: { turn: { text: 'Hello', toolCalls: [], finishReason: 'stop' } },
    events,
    ...rest,
  });

const exchange = (ending: Exchange['end']): Exchange => ({
  sequence: 1,
  at: 0,
  request: {
    method: 'POST',
    target: '/',
    headers: [],
    body: { encoding: 'utf8', text: '', bytes: 0 },
  },
  end: ending,
});

const verdicts = (events: readonly ProviderEvent[], rest: Partial<Trace> = {}) => ({
  joined: streamingChecks['increments-join-to-the-turn'](trace(events, rest), undefined).verdict,
  once: streamingChecks['ends-once'](trace(events, rest), undefined).verdict,
});

test('increments that join to the text, and one end', () => {
  expect(verdicts([text(1, 'Hel'), text(2, 'lo'), end(3)])).toEqual({
    joined: 'pass',
    once: 'pass',
  });
});

test('a lost increment, and reasoning that never was, do not join', () => {
  expect(verdicts([text(1, 'Hel'), end(3)]).joined).toBe('fail');
  const reasoned: ProviderEvent = { at: 1, kind: 'reasoning', text: 'Hm.' };
  expect(verdicts([reasoned, text(1, 'Hello'), end(3)]).joined).toBe('fail');
});

test.each([
  ['two ends', [text(1, 'Hello'), end(2), end(3)]],
  ['no end', [text(1, 'Hello')]],
  ['text after the end', [text(1, 'Hel'), end(2), text(3, 'lo')]],
])('%s: not ended once', (_what, events) => {
  expect(verdicts(events).once).toBe('fail');
});

test.each([
  ['pass', [text(0, 'H'), text(30, 'el'), text(60, 'lo'), end(61)]],
  ['fail', [text(60, 'H'), text(60, 'el'), text(61, 'lo'), end(61)]],
  ['fail', [text(0, 'Hel'), text(60, 'lo'), end(61)]],
  ['fail', [end(61)]],
])('three increments over 40 ms: %s', (verdict, events) => {
  const expected = { increments: 3, over: 40 };
  const finding = streamingChecks['streams-as-it-comes'](trace(events), expected);
  expect(finding.verdict).toBe(verdict);
});

test.each([
  ['held', 'pass'],
  ['client-closed', 'pass'],
  ['complete', 'not-observed'],
] as const)('an exchange that ended as %s: %s', (ending, verdict) => {
  const seen = trace([end(1)], { journal: [exchange(ending)] });
  expect(streamingChecks['returns-though-connection-is-open'](seen).verdict).toBe(verdict);
});

test('waiting for a connection to close is found out', () => {
  const late = trace([], { journal: [exchange('held')], outcome: { error: { message: 'late' } } });
  const finding = streamingChecks['returns-though-connection-is-open'](late);
  expect(finding).toMatchObject({ verdict: 'fail', actual: 'late' });
});
