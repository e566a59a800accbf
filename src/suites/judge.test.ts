import { expect, test } from 'vitest';
import type { Exchange } from '../protocol/exchange.js';
import type { Case } from './case.js';
import type { Feature } from './features.js';
import { judge } from './judge.js';
import type { Trace } from './trace.js';

const oneCase: Case = {
  id: 'stream/generic/text',
  level: 'must',
  title: 'The text arrives whole.',
  because: ['stream/generic/increments'],
  transports: ['sdk'],
  needs: ['scripted-reply'],
  when: {
    operation: 'chat',
    model: 'meta.llama-3.3-70b-instruct',
    apiFormat: 'GENERIC',
    stream: true,
    messages: [{ role: 'user', text: 'Hi' }],
  },
  then: ['no-error', 'text-is-as-given'],
  caughtBy: ['drops-closing-frame-text'],
};

const exchange: Exchange = {
  sequence: 1,
  at: 0,
  request: {
    method: 'POST',
    target: '/20231130/actions/chat',
    headers: [],
    body: { encoding: 'utf8', text: '{}', bytes: 2 },
  },
  end: 'complete',
};

const trace = (rest: Partial<Trace> = {}): Trace => ({
  version: 1,
  case: oneCase.id,
  transport: 'sdk',
  auth: 'api_key',
  target: { kind: 'mock', name: 'built-in mock' },
  provider: { name: 'test', version: '1' },
  seed: 1,
  call: oneCase.when,
  given: [
    {
      name: 'turn',
      stream: true,
      turn: { text: 'Hello', toolCalls: [], finishReason: 'stop' },
    },
  ],
  outcome: { turn: { text: 'Hello', toolCalls: [], finishReason: 'stop' } },
  events: [],
  seen: [],
  journal: [exchange],
  duration: 12,
  ...rest,
});

const half = { turn: { text: 'Hel', toolCalls: [], finishReason: 'stop' } } as const;

test('all findings pass: pass, without a reason', () => {
  const result = judge(trace(), oneCase);
  expect(result.verdict).toBe('pass');
  expect(result).not.toHaveProperty('reason');
  expect(result.findings.map(({ check, verdict }) => [check, verdict])).toEqual([
    ['no-error', 'pass'],
    ['text-is-as-given', 'pass'],
  ]);
});

test.each([
  ['must', 'fail'],
  ['should', 'warn'],
  ['info', 'warn'],
] as const)(
  'a finding that fails a %s case makes it %s, with the first difference',
  (level, verdict) => {
    const result = judge(trace({ outcome: half }), { ...oneCase, level });
    expect(result.verdict).toBe(verdict);
    expect(result.reason).toBe('The text is not as given.');
    expect(result.findings[1]).toMatchObject({
      expected: 'Hello',
      actual: 'Hel',
      difference: 'line 1, column 4 (character 4): expected "lo", got the end',
    });
  },
);

test('a call that never reached the service is not observed, whatever was reported', () => {
  const result = judge(trace({ journal: [] }), oneCase);
  expect(result.verdict).toBe('not-observed');
  expect(result.reason).toBe('The call never reached the service.');
});

test('the reason says what the provider reported instead of calling', () => {
  const result = judge(trace({ journal: [], outcome: { error: { message: 'no key' } } }), oneCase);
  expect(result.reason).toBe('The call never reached the service. The provider reported: no key');
  const refused = { error: { status: 401, message: 'Who are you?' } };
  expect(judge(trace({ journal: [], outcome: refused }), oneCase).reason).toBe(
    'No request came with the credentials that were handed out. The provider reported: Who are you?',
  );
});

test('an answer that the probe saw is judged, whatever the journal holds', () => {
  const result = judge(trace({ journal: [], seen: [exchange] }), oneCase);
  expect(result.verdict).toBe('pass');
});

test('without a journal the findings decide', () => {
  const { journal: _, ...rest } = trace();
  expect(judge(rest, oneCase).verdict).toBe('pass');
});

test('a check that saw nothing makes it not observed, unless another fails', () => {
  const { given: _, ...rest } = trace();
  expect(judge(rest, oneCase).verdict).toBe('not-observed');
  expect(judge({ ...rest, outcome: { error: { message: 'x' } } }, oneCase).verdict).toBe('fail');
});

test('a failure outside the call is an error, and nothing is judged', () => {
  const result = judge(trace({ failure: 'The adapter died.', outcome: half }), oneCase);
  expect(result).toMatchObject({ verdict: 'error', reason: 'The adapter died.', findings: [] });
});

test('the same trace gives the same bytes', () => {
  const kept = JSON.stringify(trace({ outcome: half }));
  const once = JSON.stringify(judge(JSON.parse(kept), oneCase));
  const twice = JSON.stringify(judge(JSON.parse(kept), structuredClone(oneCase)));
  expect(twice).toBe(once);
});

const provider = (...features: Feature[]): Trace['provider'] => ({
  name: 'lib',
  version: '1',
  capabilities: { transports: ['sdk'], auths: ['api_key'], features },
});

const reported: Trace['outcome'] = {
  turn: {
    text: 'Hello',
    toolCalls: [],
    finishReason: 'stop',
    usage: { promptTokens: 1, completionTokens: 1, totalTokens: 2 },
  },
};

test('a provider is judged by what it declares; what it reports besides is noted', () => {
  const withUsage: Case = {
    ...oneCase,
    then: ['no-error', 'usage-is-absent', 'frames-are-framed'],
  };
  const result = judge(trace({ provider: provider('stream'), outcome: reported }), withUsage);
  expect(result.verdict).toBe('pass');
  expect(result.findings.map(({ check }) => check)).toEqual(['no-error']);
  expect(result.undeclared).toEqual(['usage', 'finish-reason']);
  const declared = judge(trace({ provider: provider('usage'), outcome: reported }), withUsage);
  expect(declared.verdict).toBe('fail');
  expect(declared.undeclared).toEqual(['finish-reason']);
});

test('a provider of which a case looks at nothing is not applicable', () => {
  const usage: Case = { ...oneCase, then: ['usage-is-present'] };
  const { verdict, reason } = judge(
    trace({ provider: provider('stream'), outcome: reported }),
    usage,
  );
  expect({ verdict, reason }).toEqual({
    verdict: 'not-applicable',
    reason: 'lib declares nothing that the case looks at',
  });
});

test('what is declared has to be supported; for the rest a provider has the last word', () => {
  const unsupported = { feature: 'tools', message: 'no' } as const;
  const verdictOf = (...features: Feature[]) => {
    const { verdict, reason, findings } = judge(
      trace({ provider: provider(...features), unsupported, outcome: {} }),
      oneCase,
    );
    return [verdict, reason, findings.length];
  };
  expect(verdictOf('stream', 'tools')).toEqual([
    'fail',
    'lib declares `tools`, and does not support it: no',
    0,
  ]);
  expect(verdictOf('stream')).toEqual([
    'not-applicable',
    'lib neither declares `tools` nor supports it: no',
    0,
  ]);
});
