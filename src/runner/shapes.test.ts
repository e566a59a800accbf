import { expect, it } from 'vitest';
import type { Call, ChatCall } from '../protocol/call.js';
import { shapesOf } from './shapes.js';

const chat = (more: Partial<ChatCall> = {}): ChatCall => ({
  operation: 'chat',
  model: '{model}',
  apiFormat: 'openai-chat',
  stream: true,
  messages: [{ role: 'user', text: 'Hello' }],
  ...more,
});

const isSame = (one: Call, other: Call) =>
  JSON.stringify(shapesOf(one)) === JSON.stringify(shapesOf(other));

it('does not look at what is said', () => {
  expect(isSame(chat(), chat({ messages: [{ role: 'user', text: 'Bye' }] }))).toBe(true);
  const told = chat({ options: { temperature: 0 } });
  expect(isSame(told, chat({ options: { temperature: 1 } }))).toBe(true);
});

it('tells apart whole and streamed, and by what is asked for', () => {
  expect(isSame(chat(), chat({ stream: false }))).toBe(false);
  expect(isSame(chat(), chat({ accumulate: true }))).toBe(false);
  expect(isSame(chat(), chat({ options: { temperature: 0 } }))).toBe(false);
  expect(isSame(chat({ options: { seed: 1 } }), chat({ options: { topP: 1 } }))).toBe(false);
  expect(isSame(chat({ state: { store: true } }), chat({ state: { background: true } }))).toBe(
    false,
  );
});

it('has a shape for each request of a dialogue, a life or rounds, and one for itself', () => {
  const list: Call = { operation: 'api', method: 'files.list', arguments: [] };
  expect(shapesOf(list)).toEqual(['api files.list']);
  const steps = [list, { ...list, method: 'files.delete' } as const];
  expect(shapesOf({ operation: 'dialogue', steps })).toEqual([
    'dialogue',
    'api files.list',
    'api files.delete',
  ]);
  expect(shapesOf({ operation: 'rounds', first: chat(), answers: [] })).toHaveLength(2);
  const life = [{ call: chat() }, { call: { operation: 'close' } as const }];
  expect(shapesOf({ operation: 'life', steps: life })).toHaveLength(2);
});

it('has none where the bytes or the client’s own settings say who calls', () => {
  expect(shapesOf({ operation: 'configured', call: chat() })).toEqual([]);
  const request = { method: 'GET', target: '/', signing: {} };
  expect(shapesOf({ operation: 'probe', plane: 'inference', request })).toEqual([]);
});
