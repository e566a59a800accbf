import { expect, test } from 'vitest';
import type { Finding } from '../suites/check.js';
import { memberAt } from './member.js';

const finding = (check: string, difference?: string): Finding => ({
  check,
  verdict: 'fail',
  message: 'It differs.',
  ...(difference === undefined ? {} : { difference }),
});

test.each([
  ['the check', 'finish-reason-is-as-given', undefined, '{"a":1,"finish_reason":"stop"}', 7],
  ['the check, natively', 'finish-reason-is-as-given', undefined, '{"finishReason":"COMPLETE"}', 1],
  [
    'the path',
    'usage-is-as-given',
    '$.totalTokens: expected 3, got 4',
    '{"usage":{"total_tokens":3}}',
    10,
  ],
  ['the end of the path first', 'request-carries', '$.a[0].b: expected 1', '{"a":[{"b":2}]}', 7],
  ['what encloses it', 'request-carries', '$.a.b: expected 1, got nothing', '{"x":0,"a":{}}', 7],
  ['a name, and no value', 'usage-is-as-given', undefined, '{"text":"usage"}', undefined],
  ['a check that looks at the whole', 'ends-once', 'frame 3', '{"usage":{}}', undefined],
])('%s says which member', (_, check, difference, text, at) => {
  expect(memberAt(text, finding(check, difference))).toBe(at);
});
