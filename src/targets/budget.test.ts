import { describe, expect, it } from 'vitest';
import type { ChatCall, ProbeCall } from '../protocol/call.js';
import { costOf, limitCall, sumCosts } from './budget.js';

const chat: ChatCall = {
  operation: 'chat',
  model: 'meta.llama-3.3-70b-instruct',
  apiFormat: 'GENERIC',
  stream: true,
  messages: [{ role: 'user', text: 'Hello' }],
};
const probe = (body?: string): ProbeCall => ({
  operation: 'probe',
  plane: 'inference',
  request: {
    method: 'POST',
    target: '/20231130/actions/chat',
    signing: 'none',
    ...(body === undefined ? {} : { body }),
  },
});

describe('a chat call', () => {
  it('without a limit gets 128 tokens', () => {
    expect(costOf(limitCall(chat))).toEqual({ calls: 1, outputTokens: 128 });
  });

  it('keeps a lower limit and loses a higher one', () => {
    const asking = (maxTokens: number) => limitCall({ ...chat, options: { maxTokens } });
    expect(costOf(asking(5)).outputTokens).toBe(5);
    expect(costOf(asking(4000)).outputTokens).toBe(128);
  });
});

it('of a client’s life its chats alone cost anything', () => {
  const life = {
    operation: 'life',
    steps: [{ call: chat }, { call: { operation: 'close' } }],
  } as const;
  expect(costOf(limitCall(life))).toEqual({ calls: 1, outputTokens: 128 });
});

describe('a listing', () => {
  it('follows ten pages at most', () => {
    expect(costOf(limitCall({ operation: 'list-models' }))).toEqual({ calls: 10, outputTokens: 0 });
    expect(costOf(limitCall({ operation: 'list-models', pages: 2 })).calls).toBe(2);
  });
});

describe('an operation by name', () => {
  it.each([
    ['conversations.create', 1, 0],
    ['files.list', 10, 0],
    ['vectorStores.search', 10, 0],
    ['responses.compact', 1, Number.POSITIVE_INFINITY],
  ] as const)('%s costs %d calls and %d tokens', (method, calls, outputTokens) => {
    const call = { operation: 'api', method, arguments: [] } as const;
    expect(costOf(limitCall(call))).toEqual({ calls, outputTokens });
  });
});

describe('a dialogue', () => {
  it('costs what its steps do, each with its limit', () => {
    const { operation, ...step } = chat;
    const several = { operation, ...step, options: { maxTokens: 16, candidates: 2 } };
    const deletion = {
      operation: 'api',
      method: 'responses.delete',
      arguments: ['{1.id}'],
    } as const;
    const dialogue = { operation: 'dialogue', steps: [chat, several, deletion] } as const;
    expect(costOf(limitCall(dialogue))).toEqual({ calls: 3, outputTokens: 160 });
  });
});

describe('a probe', () => {
  it.each([
    ['{"chatRequest":{"apiFormat":"GENERIC","maxTokens":7}}', 7],
    ['{"chatRequest":{"apiFormat":"GENERIC","maxCompletionTokens":8}}', 8],
    ['{"chatRequest":{"apiFormat":"GENERIC"}}', Number.POSITIVE_INFINITY],
    ['{"model":"m","messages":[],"max_tokens":9}', 9],
    ['{"model":"m","messages":[],"max_completion_tokens":10}', 10],
    ['{"model":"m","input":"Hello","max_output_tokens":16}', 16],
    ['{"model":"m","input":"Hello"}', Number.POSITIVE_INFINITY],
    ['{"servingMode":{}}', 0],
    ['not JSON', 0],
    [undefined, 0],
  ])('with the body %s costs %d tokens', (body, outputTokens) => {
    expect(costOf(limitCall(probe(body)))).toEqual({ calls: 1, outputTokens });
  });
});

it('sums', () => {
  expect(
    sumCosts([
      { calls: 1, outputTokens: 128 },
      { calls: 10, outputTokens: 0 },
    ]),
  ).toEqual({ calls: 11, outputTokens: 128 });
});
