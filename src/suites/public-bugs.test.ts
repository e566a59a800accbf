import { expect, test } from 'vitest';
import { authModes } from '../protocol/call.js';
import { cases } from './cases/index.js';
import { parsePattern } from './patterns.js';
import { addressOf, publicBugOf, publicBugs, publicBugsOf } from './public-bugs.js';
import type { CaseResult } from './verdict.js';

const places = cases.flatMap((one) =>
  one.transports.flatMap((transport) =>
    (one.auths ?? authModes).map((auth) => ({
      id: one.id,
      level: one.level,
      transport,
      auth,
      one,
    })),
  ),
);

const rows = publicBugs.flatMap((bug) =>
  bug.cases.map((pattern) => [bug.seen.join(' '), pattern, bug] as const),
);

test.each(rows)('%s: %s names cases, and one of them has one of its checks', (_, pattern, bug) => {
  const { matches } = parsePattern(pattern);
  const checks = places
    .filter(matches)
    .flatMap(({ one }) => one.then.map((use) => (typeof use === 'string' ? use : use.check)));
  expect(checks).not.toEqual([]);
  expect(checks.filter((check) => bug.checks.includes(check))).not.toEqual([]);
});

test.each(publicBugs.map((bug) => [bug.seen.join(' '), bug] as const))(
  '%s: each of its checks judges one of its cases',
  (_, bug) => {
    const patterns = bug.cases.map(parsePattern);
    const judged = places
      .filter((place) => patterns.some((pattern) => pattern.matches(place)))
      .flatMap(({ one }) => one.then.map((use) => (typeof use === 'string' ? use : use.check)));
    expect(bug.checks.filter((check) => !judged.includes(check))).toEqual([]);
  },
);

test('each was told in a repository, by number where there is one', () => {
  for (const { seen } of publicBugs) {
    for (const one of seen) expect(one).toMatch(/^[\w.-]+\/[\w.-]+(#\d+)?$/);
  }
  expect(addressOf('oracle/langchain-oracle#163')).toBe(
    'https://github.com/oracle/langchain-oracle/issues/163',
  );
  expect(addressOf('oracle-samples/locus')).toBe('https://github.com/oracle-samples/locus');
});

const red = (id: string, check: string, message = 'It differs.'): CaseResult => ({
  id,
  title: '',
  level: 'must',
  transport: 'sdk',
  auth: 'api_key',
  verdict: 'fail',
  because: [],
  findings: [
    { check: 'no-error', verdict: 'pass', message: 'No error.' },
    { check, verdict: 'fail', message },
  ],
  duration: 1,
});

test.each([
  ['stream/cohere/closing-repeats-text', 'text-is-as-given', 'langchain-ai/langchain#26910'],
  ['stream/generic/tools-p3-two-calls', 'tool-calls-are-as-given', 'oracle/langchain-oracle#252'],
  ['stream/generic/tools-p3-one-call', 'tool-calls-are-as-given', 'oracle/langchain-oracle#163'],
  [
    'stream/generic/tools-p1-two-calls',
    'tool-calls-are-as-given',
    'langchain4j/langchain4j-community#392',
  ],
  ['framing/open/cohere', 'ends-once', 'cohere-ai/cohere-python#756'],
])('%s, red by %s, equals %s', (id, check, seen) => {
  expect(publicBugOf(red(id, check))?.seen[0]).toBe(seen);
});

test.each([
  [
    'stream/generic/xai-text',
    'Cannot read properties of undefined',
    'langchain4j/langchain4j-community#341',
  ],
  ['stream/generic/xai-text', 'HTTP status 500', undefined],
  ['stream/generic/xai-text-done', 'Unexpected token D in JSON', 'BerriAI/litellm#39507'],
  ['framing/together/all-in-one', 'Extra data: line 2 column 1', 'BerriAI/litellm#25174'],
  ['framing/split/inside-frames', 'whatever', 'oracle/langchain-oracle#285'],
])('%s, raising "%s", equals %s', (id, message, seen) => {
  const result = red(id, 'no-error', `The call did not end with a turn. It reported: ${message}`);
  expect(publicBugOf(result)?.seen[0]).toBe(seen);
});

test('the first check that turned red decides', () => {
  const first = red('stream/cohere/closing-repeats-text', 'usage-is-as-given');
  const second = red('stream/cohere/closing-repeats-text', 'text-is-as-given');
  const findings = [...first.findings, ...second.findings];
  expect(publicBugOf({ ...first, findings })).toBe(undefined);
});

test('another check of the same case is no such bug', () => {
  expect(publicBugOf(red('stream/cohere/closing-repeats-text', 'usage-is-as-given'))).toBe(
    undefined,
  );
});

test('a case is told of the bugs that it would have caught', () => {
  const one = places.filter(({ id }) => id === 'framing/split/inside-utf-8');
  expect(publicBugsOf(one).map(({ seen }) => seen[0])).toEqual(['oracle/langchain-oracle#285']);
});
