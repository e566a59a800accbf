import { expect, test } from 'vitest';
import { outcomeOfError, outcomeOfResult } from './outcome.js';

test('a result with nothing but its id is a turn that says nothing', () => {
  expect(outcomeOfResult({ type: 'result', id: 'c1' })).toEqual({
    turn: { text: '', toolCalls: [], finishReason: null },
  });
});

test('null is as good as absent, and the wire’s word becomes the kit’s', () => {
  expect(
    outcomeOfResult({
      type: 'result',
      id: 'c1',
      text: null,
      reasoning: null,
      toolCalls: [{ id: null, name: 'f', arguments: '{}' }, { name: null }],
      finishReason: 'MAX_TOKENS',
      usage: { promptTokens: 1, completionTokens: null, totalTokens: 2 },
      requestId: 'r',
      responseId: 'resp',
    }),
  ).toEqual({
    turn: {
      text: '',
      toolCalls: [
        { name: 'f', arguments: '{}' },
        { name: '', arguments: '' },
      ],
      finishReason: 'length',
      usage: { promptTokens: 1, totalTokens: 2 },
    },
    id: 'resp',
    requestId: 'r',
  });
});

test('a listing and a value are no turn', () => {
  expect(
    outcomeOfResult({ type: 'result', id: 'c1', models: [{ id: 'm', vendor: null }] }),
  ).toEqual({ models: [{ id: 'm' }] });
  expect(outcomeOfResult({ type: 'result', id: 'c1', value: { a: null } })).toEqual({
    value: { a: null },
  });
});

test('an error keeps what came before it', () => {
  expect(
    outcomeOfError({
      type: 'error',
      id: 'c1',
      message: 'cut',
      status: 500,
      code: null,
      partial: { text: 'half' },
    }),
  ).toEqual({
    turn: { text: 'half', toolCalls: [], finishReason: null },
    error: { message: 'cut', status: 500 },
  });
});
