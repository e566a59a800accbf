import { describe, expect, it } from 'vitest';
import type { Message } from '../../../protocol/call.js';
import { remembered } from './conversation.js';

const before: readonly Message[] = [
  { role: 'system', text: 'My name is Nobody.' },
  { role: 'user', text: 'Hello, I am Ada and my favourite colour is dark red.' },
  { role: 'assistant', text: 'Good to know.' },
  { role: 'user', text: 'I have 3 dogs, and paid 12.50 for each.' },
  { role: 'assistant', text: '', toolCalls: [{ name: 'buy', arguments: '{}' }] },
  { role: 'tool', text: 'My name is Tool.' },
  { role: 'assistant', text: 'A bargain!' },
];

const asked = (text: string, messages = before) =>
  remembered([...messages, { role: 'user', text }]);

describe('remembered', () => {
  it.each([
    ['What is my name?', 'Your name is Ada.'],
    ['who am I', 'Your name is Ada.'],
    ["What's my favourite colour?", 'Your favourite colour is dark red.'],
    ['Do you remember my favourite colour?', 'Your favourite colour is dark red.'],
    ['What is my shoe size?', 'You have not told me your shoe size.'],
    [
      'What did I say first?',
      'You first said “Hello, I am Ada and my favourite colour is dark red.”.',
    ],
    [
      'What was my first message?',
      'You first said “Hello, I am Ada and my favourite colour is dark red.”.',
    ],
    ['What did I just say?', 'You said “I have 3 dogs, and paid 12.50 for each.”.'],
    ['What did you say?', 'I said “A bargain!”.'],
    ['Which numbers did I mention?', 'You mentioned 3, 12.50.'],
    ['How many messages have I sent?', 'This is message 3 from you.'],
    ['Say: hello there', 'hello there'],
    ['Please repeat after me: “no more tears”', 'no more tears'],
    ['Reply with exactly the word PONG', 'PONG'],
    ['My boat is called Petrel. Say OK.', 'OK.'],
    ['echo two\nlines', 'two\nlines'],
  ])('%s', (question, answer) => {
    expect(asked(question)).toBe(answer);
  });

  it('takes what was said last', () => {
    const corrected: readonly Message[] = [...before, { role: 'user', text: 'No, my name is Bo.' }];
    expect(asked('What is my name?', corrected)).toBe('Your name is Bo.');
  });

  it.each([
    ['What is my name?', 'You have not told me your name.'],
    ['What did I say first?', 'This is the first thing you said.'],
    ['What did I say?', 'You have said nothing before this.'],
    ['What did you say?', 'I have not said anything yet.'],
    ['Which numbers did I give you?', 'You have mentioned no number.'],
  ])('at the beginning: %s', (question, answer) => {
    expect(asked(question, [])).toBe(answer);
  });

  it.each([
    'Hello',
    'What is the capital of France?',
    'Why say so?',
    'I heard her say no. Then?',
    '',
  ])('has no word on: %s', (question) => {
    expect(asked(question)).toBeUndefined();
  });

  it('is not held up by long messages', () => {
    for (const part of ['my ', 'say ', 'say the ', 'i am ', 'what did i ', '1.']) {
      const text = part.repeat(20_000);
      remembered([
        { role: 'user', text },
        { role: 'user', text },
      ]);
    }
  });
});
