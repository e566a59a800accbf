import { expect, test } from 'vitest';
import type { ChatCall } from '../protocol/call.js';
import { describeCall, describeOutcome } from './describe.js';

const chat: ChatCall = {
  operation: 'chat',
  model: 'openai.gpt-oss-120b',
  apiFormat: 'openai-responses',
  stream: true,
  messages: [{ role: 'user', text: 'Hello' }],
};

test('a call says what is particular to it', () => {
  const call: ChatCall = { ...chat, accumulate: true, state: { previousResponse: '{1.id}' } };
  expect(describeCall(call)).toBe(
    'chat openai.gpt-oss-120b (openai-responses, streamed and accumulated), {"previousResponse":"{1.id}"}, user: "Hello"',
  );
});

test('a dialogue tells its steps by number, asked and answered', () => {
  const deletion = { operation: 'api', method: 'responses.delete', arguments: ['{1.id}'] } as const;
  expect(describeCall({ operation: 'dialogue', steps: [chat, deletion] })).toBe(
    '1. chat openai.gpt-oss-120b (openai-responses, streamed), user: "Hello"; 2. responses.delete("{1.id}")',
  );
  const turn = { text: 'Hi', toolCalls: [], finishReason: 'stop' } as const;
  const error = { status: 404, code: '404', message: 'Not found.' };
  expect(describeOutcome({ turn, steps: [{ turn }, { error }] })).toBe(
    '1. text "Hi", finish stop; 2. error 404: Not found.',
  );
});

test('the life of clients is told by who does what', () => {
  expect(
    describeCall({
      operation: 'life',
      steps: [
        { call: { ...chat, timeout: 900 }, closed: 'after-first-text' },
        { client: 2, call: { operation: 'close' } },
      ],
    }),
  ).toBe(
    '1. chat openai.gpt-oss-120b (openai-responses, streamed), timeout 900 ms, user: "Hello", by client 1, closed after the first text; 2. close client 2',
  );
});

test('an outcome tells every candidate, a refusal, and the start of a long value', () => {
  const turn = { text: '', refusal: 'No.', toolCalls: [], finishReason: 'stop' } as const;
  const other = { ...turn, builtInCalls: [{ type: 'mcp_call' }] } as const;
  expect(describeOutcome({ turn, candidates: [turn, other] })).toBe(
    'text "", refusal "No.", finish stop; text "", refusal "No.", built-in calls mcp_call, finish stop',
  );
  expect(describeOutcome({ value: { deleted: true } })).toBe('value {"deleted":true}');
  expect(describeOutcome({ value: 'x'.repeat(300) })).toMatch(
    /^value "x{199}… \(302 characters\)$/,
  );
});

test('a routed call names no format, and images and sounds are counted', () => {
  expect(
    describeCall({
      operation: 'chat',
      model: 'oci:xai.grok-4',
      apiFormat: 'openai-chat',
      stream: false,
      messages: [
        {
          role: 'user',
          text: 'Look',
          images: ['https://a.example/1', 'https://a.example/2'],
          audio: [{ data: 'AAAA', format: 'wav' }],
        },
      ],
      routed: true,
    }),
  ).toBe(
    'chat oci:xai.grok-4 (by the route that its name leads to, whole), 2 images, 1 sound, user: "Look"',
  );
});
