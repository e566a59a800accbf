import { expect, test } from 'vitest';
import { sampleTrace, utf8 } from '../../../test/support/sample-trace.js';
import type { Exchange } from '../../protocol/exchange.js';
import type { Trace } from '../trace.js';
import { routingChecks } from './routing.js';

const asked = (target: string, body: object): Exchange => ({
  sequence: 1,
  at: 0,
  request: { method: 'POST', target, headers: [], body: utf8(JSON.stringify(body)) },
  end: 'complete',
});

const trace = (journal: readonly Exchange[], outcome: Trace['outcome'] = {}): Trace =>
  sampleTrace({ journal, outcome });

const chat = { target: '~/chat/completions', body: { model: 'xai.grok-4' } };
const responses = { target: '~/responses', body: { model: 'xai.grok-4' } };
const verdict = (finding: { readonly verdict: string }) => finding.verdict;

test('a request takes one of the routes, with the name that it wants', () => {
  const check = (exchanges: readonly Exchange[]) =>
    verdict(routingChecks['route-is-one-of'](trace(exchanges), [chat, responses]));
  expect(check([asked('/openai/v1/responses', { model: 'xai.grok-4', input: [] })])).toBe('pass');
  expect(check([asked('/openai/v1/responses', { model: 'oci:xai.grok-4' })])).toBe('fail');
  expect(check([asked('/20231130/actions/chat', { model: 'xai.grok-4' })])).toBe('fail');
  expect(check([])).toBe('not-observed');
});

test('a call ends in words, within so many requests', () => {
  const one = asked('/v1/chat/completions', {});
  const check = (exchanges: readonly Exchange[], outcome: Trace['outcome']) =>
    verdict(routingChecks['ends-within'](trace(exchanges, outcome), 2));
  const turn = (text: string) => ({ turn: { text, toolCalls: [], finishReason: 'stop' as const } });
  expect(check([one], { error: { message: 'Not found.' } })).toBe('pass');
  expect(check([one, one], turn('At noon.'))).toBe('pass');
  expect(check([one, one, one], turn('At noon.'))).toBe('fail');
  expect(check([one], turn(''))).toBe('fail');
  expect(check([one], { error: { message: ' ' } })).toBe('fail');
  expect(check([], {})).toBe('not-observed');
});
