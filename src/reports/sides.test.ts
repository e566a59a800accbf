import { expect, test } from 'vitest';
import type { Finding } from '../suites/check.js';
import { sidesOf } from './sides.js';

const finding = (rest: Partial<Finding>): Finding => ({
  check: 'request-carries',
  verdict: 'fail',
  message: 'It is not as given.',
  ...rest,
});

const sent = {
  model: 'openai.gpt-5',
  max_tokens: 64,
  messages: [
    { role: 'SYSTEM', content: [{ text: 'Be brief.' }], name: 'a name that is much too long' },
  ],
};

test('a member alone, and what stands around it', () => {
  const sides = sidesOf(
    finding({
      expected: '{"messages":[{"role":"DEVELOPER"}]}',
      actual: JSON.stringify(sent),
      difference: '$.messages[0].role: expected "DEVELOPER", got "SYSTEM"',
    }),
  );
  expect(sides).toEqual({
    place: '$.messages[0].role',
    expected: '"DEVELOPER"',
    actual: '"SYSTEM"',
    around: '{"role":"SYSTEM","content":[…],"name":"a name that is much too …"}',
  });
});

test('where a member is missing, what is there in its place', () => {
  const sides = sidesOf(
    finding({
      expected: '{"toolChoice":{"type":"AUTO"}}',
      actual: JSON.stringify(sent),
      difference: '$.toolChoice.type: expected "AUTO", got nothing',
    }),
  );
  expect(sides.around).toBe('{"model":"openai.gpt-5","max_tokens":64,"messages":[…]}');
});

test('a member whose whole is not told', () => {
  expect(sidesOf(finding({ difference: 'event 2: $.a.b: expected 1, got 2' }))).toEqual({
    place: 'event 2: $.a.b',
    expected: '1',
    actual: '2',
    apart: true,
  });
});

const calls = {
  check: 'tool-calls-are-as-given',
  expected:
    '[{"id":"call_1","name":"get_tide","arguments":"{\\"at\\":1}"},{"name":"stop","arguments":"{}"}]',
  actual: '[{"id":"call_1","name":"get_tide","arguments":"{}"}]',
};

test('a part of a tool call', () => {
  const difference = 'call 1, arguments, line 1, column 2 (character 2): expected "x", got "}"';
  expect(sidesOf(finding({ ...calls, difference }))).toEqual({
    place: 'call 1, arguments',
    expected: '{"at":1}',
    actual: '{}',
  });
});

test('calls as they are written, where their number differs', () => {
  expect(sidesOf(finding({ ...calls, difference: 'call 2' }))).toEqual({
    expected: 'get_tide({"at":1}) call_1; stop({})',
    actual: 'get_tide({}) call_1',
    apart: true,
  });
  expect(sidesOf(finding({ ...calls, actual: '[]', difference: 'call 1' })).actual).toBe('no call');
});

test('anything else whole', () => {
  const whole = { expected: 'a', actual: 'b', difference: 'frame 2' };
  expect(sidesOf(finding(whole))).toEqual(whole);
});
