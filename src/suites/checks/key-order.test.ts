import { expect, test } from 'vitest';
import type { JsonObject } from '../../protocol/json.js';
import { orderProblem } from './key-order.js';

const parse = (json: string): JsonObject => JSON.parse(json);

// Frames as recorded: traceloop/openllmetry cassettes, 18 Sep 2026.
test.each([
  '{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Why"}]},"pad":"aaaaaa"}',
  '{"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":""}]},"finishReason":"stop","pad":"aaaaaaaaaaa"}',
  '{"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76},"pad":"aaaaaa"}',
  '{"apiFormat":"COHERE","text":"Why","pad":"aaa"}',
  '{"apiFormat":"COHERE","text":"A","chatHistory":[{"role":"USER","message":"Q"}],"finishReason":"COMPLETE","pad":"a","usage":{"completionTokens":18,"promptTokens":22,"totalTokens":40}}',
])('a recorded frame is in order: %s', (frame) => {
  expect(orderProblem(parse(frame))).toBeUndefined();
});

test.each([
  ['{"pad":"a","index":0,"finishReason":"stop"}', '$'],
  ['{"message":{"content":[],"role":"ASSISTANT"},"pad":"a"}', '$.message'],
  [
    '{"message":{"role":"ASSISTANT","content":[{"text":"","type":"TEXT"}]}}',
    '$.message.content[0]',
  ],
  ['{"usage":{"promptTokens":1,"completionTokens":2,"totalTokens":3},"pad":"a"}', '$.usage'],
  ['{"apiFormat":"COHERE","finishReason":"COMPLETE","usage":{},"pad":"a"}', '$'],
])('a frame out of order is found out: %s', (frame, difference) => {
  expect(orderProblem(parse(frame))).toMatchObject({ difference });
});
