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

describe('a listing', () => {
  it('follows ten pages at most', () => {
    expect(costOf(limitCall({ operation: 'list-models' }))).toEqual({ calls: 10, outputTokens: 0 });
    expect(costOf(limitCall({ operation: 'list-models', pages: 2 })).calls).toBe(2);
  });
});

describe('a probe', () => {
  it.each([
    ['{"chatRequest":{"apiFormat":"GENERIC","maxTokens":7}}', 7],
    ['{"chatRequest":{"apiFormat":"GENERIC","maxCompletionTokens":8}}', 8],
    ['{"chatRequest":{"apiFormat":"GENERIC"}}', Number.POSITIVE_INFINITY],
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
