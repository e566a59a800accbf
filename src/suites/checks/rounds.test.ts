import { expect, test } from 'vitest';
import { sampleTrace, utf8 } from '../../../test/support/sample-trace.js';
import type { RoundsCall } from '../../protocol/call.js';
import type { Trace } from '../trace.js';
import { roundsChecks } from './rounds.js';

const train = { id: 'c1', name: 'find_train', arguments: '{"to":"Bray"}' };
const tide = { id: 'c2', name: 'get_tide', arguments: '{}' };

const call: RoundsCall = {
  operation: 'rounds',
  first: {
    operation: 'chat',
    model: 'm',
    apiFormat: 'openai-chat',
    stream: false,
    messages: [{ role: 'user', text: 'Hi' }],
  },
  answers: [
    [
      { name: 'get_tide', text: 'high' },
      { name: 'find_train', text: 'nine' },
    ],
  ],
};

const chat = (id1: string, id2: string, first = 'nine') => ({
  model: 'm',
  messages: [
    { role: 'user', content: 'Hi' },
    {
      role: 'assistant',
      tool_calls: [
        {
          id: id1,
          type: 'function',
          function: { name: 'find_train', arguments: '{ "to": "Bray" }' },
        },
        { id: id2, type: 'function', function: { name: 'get_tide', arguments: '{}' } },
      ],
    },
    { role: 'tool', tool_call_id: id1, content: first },
    { role: 'tool', tool_call_id: id2, content: 'high' },
  ],
});

const trace = (second: object, parts: Partial<Trace> = {}): Trace =>
  sampleTrace({
    transport: 'v1',
    call,
    given: [
      {
        name: 'turn',
        stream: false,
        turn: { text: '', toolCalls: [train, tide], finishReason: 'tool_calls' },
      },
    ],
    journal: [{}, second].map((body, at) => ({
      sequence: at + 1,
      at,
      request: { method: 'POST', target: '/', headers: [], body: utf8(JSON.stringify(body)) },
      end: 'complete',
    })),
    ...parts,
  });

const told = roundsChecks['answers-are-told'];

test('answers are the calls’ by name, whatever the ids', () => {
  expect(told(trace(chat('c1', 'c2'))).verdict).toBe('pass');
  expect(told(trace(chat('made_1', 'made_2'))).verdict).toBe('pass');
  expect(told(trace(chat('c1', 'c2', 'high'))).verdict).toBe('fail');
  expect(told(trace(chat('same', 'same'))).verdict).toBe('fail');
  expect(told(trace({ messages: [] })).verdict).toBe('fail');
});

test('a chain tells of the last turn alone, by the ids of the service', () => {
  const chained = (input: readonly object[]) =>
    trace({ input }, { transport: 'responses', call: { ...call, chained: true } });
  const both = [
    { type: 'function_call_output', call_id: 'c1', output: 'nine' },
    { type: 'function_call_output', call_id: 'c2', output: 'high' },
  ];
  const again = chained([{ type: 'message', role: 'user', content: 'Hi' }, ...both]);
  expect(told(chained(both)).verdict).toBe('pass');
  expect(told(chained(both.slice(1))).verdict).toBe('fail');
  expect(roundsChecks['chain-says-nothing-again'](chained(both)).verdict).toBe('pass');
  expect(roundsChecks['chain-says-nothing-again'](again).verdict).toBe('fail');
});

test('an id that is missing or comes twice is found', () => {
  const check = roundsChecks['calls-have-ids-of-their-own'];
  expect(check(trace(chat('a', 'b'))).verdict).toBe('pass');
  expect(check(trace(chat('a', 'a'))).verdict).toBe('fail');
  expect(check(trace(chat('a', ''))).verdict).toBe('fail');
});
