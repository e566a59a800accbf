import { expect, test } from 'vitest';
import { argumentsAreAsWritten, toolCallsAreAsGiven } from './tool-calls.js';

const tide = { id: 'call_1', name: 'get_tide', arguments: '{"harbour":"West","day":1}' };
const train = { id: 'call_2', name: 'find_train', arguments: '{"to":"Harbour"}' };
const without = ({ name, arguments: text }: typeof tide) => ({ name, arguments: text });

test.each([
  ['the same calls', [tide, train], [tide, train]],
  ['no calls', [], []],
  [
    'an object written with spaces and in another order',
    [tide],
    [{ ...tide, arguments: '{ "day": 1, "harbour": "West" }' }],
  ],
  ['ids left out where none were given', [without(tide)], [without(tide)]],
  ['ids made where none were given', [without(tide), without(train)], [tide, train]],
])('%s pass', (_what, given, got) => {
  expect(toolCallsAreAsGiven(given, got).verdict).toBe('pass');
});

test('an empty text is an empty object to who hands objects over, and to nobody else', () => {
  const silent = { ...tide, arguments: '' };
  const empty = { ...tide, arguments: '{ }' };
  expect(toolCallsAreAsGiven([silent], [empty], false).verdict).toBe('pass');
  expect(toolCallsAreAsGiven([silent], [silent], false).verdict).toBe('pass');
  expect(toolCallsAreAsGiven([silent], [empty]).verdict).toBe('fail');
  expect(toolCallsAreAsGiven([empty], [silent], false).verdict).toBe('fail');
});

test('arguments are as written letter by letter', () => {
  const broken = { ...tide, arguments: '{"harbour":"We' };
  expect(argumentsAreAsWritten([tide, broken], [tide, broken]).verdict).toBe('pass');
  expect(argumentsAreAsWritten([train, broken], [train, tide])).toMatchObject({
    verdict: 'fail',
    message: 'The arguments of tool call 2 are not as the model wrote them.',
    difference: 'line 1, column 15 (character 15): expected the end, got "st\\",\\"day\\":1}"',
  });
  expect(argumentsAreAsWritten([broken], [])).toMatchObject({
    verdict: 'fail',
    actual: 'nothing',
  });
});

test.each([
  ['a call too few', [tide, train], [tide], 'call 2'],
  ['a call too many', [tide], [tide, train], 'call 2'],
  [
    'another name',
    [tide],
    [{ ...tide, name: 'tide' }],
    'call 1, name: expected "get_tide", got "tide"',
  ],
  ['another id', [tide], [{ ...tide, id: 'x' }], 'call 1, id: expected "call_1", got "x"'],
  ['a lost id', [tide], [without(tide)], 'call 1, id: expected "call_1", got nothing'],
  ['an empty id', [without(tide)], [{ ...tide, id: '' }], 'call 1, id: expected nothing, got ""'],
  [
    'one id for two',
    [without(tide), without(train)],
    [tide, { ...train, id: 'call_1' }],
    'call_1, call_1',
  ],
  [
    'calls in another order',
    [tide, train],
    [train, tide],
    'call 1, name: expected "get_tide", got "find_train"',
  ],
  [
    'broken arguments mended',
    [{ ...tide, arguments: '{"a' }],
    [{ ...tide, arguments: '{}' }],
    'call 1, arguments, line 1, column 2 (character 2): expected "\\"a", got "}"',
  ],
  [
    'another value',
    [train],
    [{ ...train, arguments: '{"to":"Hill"}' }],
    'call 1, arguments, line 1, column 9 (character 9): expected "arbour\\"}", got "ill\\"}"',
  ],
])('%s fails, and is named', (_what, given, got, difference) => {
  expect(toolCallsAreAsGiven(given, got)).toMatchObject({ verdict: 'fail', difference });
});
