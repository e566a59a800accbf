import { expect, test } from 'vitest';
import type { Finding } from '../suites/check.js';
import { kindOf } from './kind.js';

const finding = (rest: Partial<Finding>): Finding => ({
  check: 'request-carries',
  verdict: 'fail',
  message: 'It is not as given.',
  ...rest,
});

test.each([
  [
    '$.a.messages[0].role: expected "DEVELOPER", got "SYSTEM"',
    '$.a.messages[].role is "SYSTEM", not "DEVELOPER"',
  ],
  [
    '$.messages[12].role: expected "DEVELOPER", got "SYSTEM"',
    '$.messages[].role is "SYSTEM", not "DEVELOPER"',
  ],
  ['$.maxTokens: expected 64, got nothing', '$.maxTokens is missing'],
  ['$.maxTokens: expected nothing, got 0', '$.maxTokens should not be there'],
  ['$.maxTokens: expected 64, got 65', '$.maxTokens is another value'],
  ['$.messages: expected 2 entries, got 3', '$.messages has more entries'],
  ['$.messages: expected 12 entries, got 3', '$.messages has fewer entries'],
  ['frame 3, $.pad: expected "a", got nothing', '$.pad is missing'],
  ['event 2: $.x.y: expected 1, got null', '$.x.y is missing'],
  ['call 2, name: expected "get_tide", got ""', 'calls[].name is missing'],
  ['call 1, id: expected "call_1", got "call_2"', 'calls[].id is another value'],
])('of values, %s is «%s»', (difference, kind) => {
  expect(kindOf(finding({ difference }))).toBe(kind);
});

test.each([
  ['Good day.', '', 'is empty'],
  ['', 'Good day.', 'should be empty'],
  ['Good day.', 'Good', 'ends early'],
  ['Good day.', 'Good day. Good', 'goes on after its end'],
  ['Good day.', 'day.', 'lacks its beginning'],
  ['Good day.', 'Good bye.', 'is another text'],
])('of texts, %j told as %j %s', (expected, actual, kind) => {
  const difference = 'line 1, column 1 (character 1): expected "…", got "…"';
  expect(kindOf(finding({ expected, actual, difference }))).toBe(kind);
});

test.each([
  ['2 tool calls given, 0 reported.', 'no call is reported'],
  ['2 tool calls given, 1 reported.', 'fewer calls than given'],
  ['1 tool call given, 7 reported.', 'more calls than given'],
])('of calls, %s is %s', (message, kind) => {
  expect(kindOf(finding({ message, difference: 'call 1' }))).toBe(kind);
});

test('counts of requests', () => {
  const four = { message: '4 requests were made.', expected: 'one request' };
  const one = { message: 'The call was made in one request.', expected: '3 requests' };
  const none = { message: 'The steps made 0 requests.', expected: '3 requests' };
  expect(kindOf(finding(none))).toBe('fewer requests than expected');
  expect(kindOf(finding(four))).toBe('more requests than expected');
  expect(kindOf(finding(one))).toBe('fewer requests than expected');
});

test('what an error says, without what is of one case', () => {
  const reported = (told: string) =>
    kindOf(finding({ message: `The call did not end with a turn. It reported: ${told}` }), [
      'get_tide',
    ]);
  expect(reported("call 'get_tide' has no id")).toBe(`reported "call '…' has no id"`);
  expect(reported('<Auth object at 0x7fc4259591d0> is none.')).toBe(
    'reported "<Auth object at …> is none"',
  );
  expect(reported('401 status code (no body)')).toBe('reported "401 status code (no body)"');
  expect(reported('did not end within 10000 ms')).toBe('reported "did not end within … ms"');
  expect(reported('Type validation failed: Value: {"id":"chatcmpl-1","x":[]} is wrong')).toBe(
    'reported "Type validation failed: Value: …"',
  );
  expect(reported(`${'so '.repeat(40)}long`)).toBe(`reported "${'so '.repeat(24).trimEnd()}…"`);
});

test('a refusal is told by its status and its innermost words', () => {
  const actual =
    '400: { "code": "400", "message": "{\\n  \\"error\\": {\\n \\"message\\": \\"Use max_completion_tokens.\\" }}" }';
  expect(kindOf(finding({ check: 'request-is-accepted', expected: '200', actual }))).toBe(
    'refused with 400: Use max_completion_tokens',
  );
});

test('a step that failed is told by its error', () => {
  const actual = '{"status":500,"message":"Try again."}';
  const message = 'Step 2 ended with an error.';
  const failed = finding({ check: 'no-step-fails', message, expected: 'no error', actual });
  expect(kindOf(failed)).toBe('reported "Try again"');
});

test('one value, and else the words of the check', () => {
  const reason = { message: 'The finish reason is not as given.', expected: '"length"' };
  expect(kindOf(finding({ ...reason, actual: '"stop"' }))).toBe('is "stop", not "length"');
  expect(kindOf(finding({ ...reason, actual: 'null' }))).toBe('is missing');
  expect(
    kindOf(finding({ message: 'The stream was cut.', expected: 'an error', actual: '{}' })),
  ).toBe('the stream was cut');
});
