import { expect, test } from 'vitest';
import { resultOf, sampleRun } from '../../test/reports/sample.js';
import type { Exchange } from '../protocol/exchange.js';
import type { Trace } from '../suites/trace.js';
import { groupFindings } from './groups.js';
import { renderPretty } from './pretty.js';
import { redsOf } from './reds.js';
import { strayedFrom } from './steps.js';
import { styleOf } from './style.js';

const { traces } = sampleRun();

function traceWith(rest: Partial<Trace>): Trace {
  const [trace] = traces;
  if (trace === undefined) throw new Error('The sample has a trace.');
  return { ...trace, ...rest };
}

function posted(target: string, status = 200): Exchange {
  const empty = { encoding: 'utf8', text: '{}', bytes: 2 } as const;
  return {
    sequence: 1,
    at: 0,
    request: { method: 'POST', target, headers: [], body: empty },
    response: { status, headers: [], body: empty, chunks: [] },
    end: 'complete',
  };
}

const chat = '/20231130/actions/chat';

test('more requests than the call makes', () => {
  const journal = [posted(chat), posted(chat), posted(chat), posted(chat)];
  expect(strayedFrom(traceWith({ journal }))).toEqual({
    kind: 'more requests than the call makes',
    words: '4 requests came, and the call makes one.',
  });
  // An error ends a call early; it makes none longer.
  const outcome = { error: { message: 'No.' } };
  expect(strayedFrom(traceWith({ journal, outcome }))?.words).toBe(
    '4 requests came, and the call makes one.',
  );
});

test('one request, tries after failures, and what is only read are as they should be', () => {
  const look = {
    ...posted('/20231130/models'),
    request: { ...posted('/').request, method: 'GET' },
  };
  expect(strayedFrom(traceWith({ journal: [posted(chat)] }))).toBeUndefined();
  expect(strayedFrom(traceWith({ journal: [posted(chat, 429), posted(chat)] }))).toBeUndefined();
  expect(strayedFrom(traceWith({ journal: [look, posted(chat)] }))).toBeUndefined();
  expect(
    strayedFrom(traceWith({ journal: [{ ...posted('/v1/x509'), issuer: 'x509' }, posted(chat)] })),
  ).toBeUndefined();
  expect(strayedFrom(traceWith({ journal: [] }))).toBeUndefined();
});

test('fewer requests than the rounds of a call, unless an error ended them', () => {
  const { call } = traceWith({});
  if (call.operation !== 'chat') throw new Error('The sample asks for a turn.');
  const rounds = { operation: 'rounds', first: call, answers: [[], []] } as const;
  expect(strayedFrom(traceWith({ call: rounds, journal: [posted(chat)] }))?.words).toBe(
    '1 request came, and the call makes 3.',
  );
  const outcome = { steps: [{ error: { message: 'No.' } }] };
  expect(
    strayedFrom(traceWith({ call: rounds, journal: [posted(chat)], outcome })),
  ).toBeUndefined();
});

test('a request to the route of another transport', () => {
  const journal = [posted('/20231130/actions/v1/chat/completions')];
  expect(strayedFrom(traceWith({ journal, transport: 'responses' }))).toEqual({
    kind: 'a request to /chat/completions, where the call is for /responses',
    words:
      'The request went to /20231130/actions/v1/chat/completions, and the call is for …/responses.',
  });
});

test('requests that are not the call’s lead the finding, and are its cause', () => {
  const trace = traceWith({ journal: [posted(chat), posted(chat)] });
  const { report, requirements } = sampleRun();
  const judged = { report, requirements, traces: [trace] };
  expect(groupFindings(judged)[0]?.cause).toBe('more requests than the call makes');
  expect(renderPretty(judged, styleOf({ env: {}, isTTY: false, columns: 100 }))).toContain(`

  2 requests came, and the call makes one. What differs below may come of that alone.

  asked     chat cohere.command-r-08-2024`);
});

test('checks that count requests stand before those of texts', () => {
  const red = (check: string) => ({ check, verdict: 'fail', message: 'No.' }) as const;
  const result = resultOf('fail', {
    findings: [
      red('text-is-as-given'),
      red('one-request'),
      { ...red('no-error'), verdict: 'pass' },
    ],
  });
  expect(redsOf(result).map(({ check }) => check)).toEqual(['one-request', 'text-is-as-given']);
});

test('a call that never came is one cause, whatever was to be checked', () => {
  const { report, requirements } = sampleRun();
  const outcome = { error: { message: 'bindTools is not a function' } };
  const ids = ['stream/a', 'request/b'] as const;
  const cases = ids.map((id, at) =>
    resultOf('not-observed', {
      id,
      reason:
        'The call never reached the service. The provider reported: bindTools is not a function',
      findings: [
        { check: at === 0 ? 'no-error' : 'request-carries', verdict: 'fail', message: 'No.' },
      ],
    }),
  );
  const silent = ids.map((id) => traceWith({ case: id, journal: [], outcome }));
  const judged = { report: { ...report, cases }, requirements, traces: silent };
  expect(groupFindings(judged).map(({ cause, results }) => [cause, results.length])).toEqual([
    ['the call never reached the service: reported "bindTools is not a function"', 2],
  ]);
  expect(renderPretty(judged, styleOf({ env: {}, isTTY: false, columns: 100 }))).toContain(`
  reason    The call never reached the service. The provider reported: bindTools is not a function
  not met   no-error
`);
});

test('a caller whom the service does not know is told so', () => {
  const { report, requirements } = sampleRun();
  const outcome = { error: { status: 401, message: '401 status code (no body)' } };
  const traces = [traceWith({ case: 'stream/a', journal: [], outcome })];
  const cases = [resultOf('not-observed', { id: 'stream/a' })];
  const judged = { report: { ...report, cases }, requirements, traces };
  expect(groupFindings(judged)[0]?.cause).toBe(
    'no request came with the credentials that were handed out: reported "401 status code (no body)"',
  );
  expect(renderPretty(judged, styleOf({ env: {}, isTTY: false, columns: 100 }))).toContain(`
  service   saw no request with the credentials that were handed out
`);
});
