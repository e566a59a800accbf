import { expect, test } from 'vitest';
import { saidBy } from './said.js';

const at = 5;

test('without a message, all that was printed is the answer, in the pieces in which it came', () => {
  expect(
    saidBy([
      { at, text: 'At ' },
      { at: 9, text: 'nine.\n' },
    ]),
  ).toEqual({
    text: 'At nine.',
    events: [
      { at: 5, kind: 'text', text: 'At ' },
      { at: 9, kind: 'text', text: 'nine.' },
    ],
  });
});

test('the last answer counts, whatever is printed around it', () => {
  const lines = [
    'Loading…',
    '{"type":"result","text":"one"}',
    '{"type":"error","message":"two"}',
    'Bye',
  ];
  const { answer, events } = saidBy([{ at, text: lines.join('\n') }]);
  expect(answer).toEqual({ type: 'error', id: 'c1', message: 'two' });
  expect(events).toEqual([]);
});

test('JSON that is no message is text', () => {
  expect(saidBy([{ at, text: '{"to":"Bray"}\n' }]).text).toBe('{"to":"Bray"}');
});

test('events are taken as an adapter says them', () => {
  const text = '{"type":"event","kind":"reasoning","text":"hm"}\n{"type":"result","text":"x"}\n';
  expect(saidBy([{ at, text }]).events).toEqual([{ at: 5, kind: 'reasoning', text: 'hm' }]);
});

test('an answer of the wrong form is a problem, in words', () => {
  expect(saidBy([{ at, text: '{"type":"result","text":1}\n' }]).problem).toBe(
    '`result`: `text` is 1, and has to be string',
  );
});
