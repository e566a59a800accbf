import { expect, it } from 'vitest';
import type { Recording } from '../recordings/recording.js';
import { givenReply } from './given.js';

const turn = { text: 'Hé', toolCalls: [], finishReason: 'stop' } as const;
const recording: Recording = {
  id: 'cohere/an-answer',
  stream: false,
  body: Buffer.from('{"text":"Hé"}'),
  meta: {
    transport: 'sdk',
    dialect: 'cohere',
    model: 'cohere.command-a-03-2025',
    request: {},
    status: 400,
    headers: {},
    delays: [],
    turn,
    error: { code: '400', message: 'No.' },
    provenance: { kind: 'constructed', confidence: 'inferred', source: 'here', date: '2026-11-21' },
  },
};
const recordings = new Map([[recording.id, recording]]);

it('holds a recording’s bytes, turn and error', () => {
  expect(givenReply({ recording: 'cohere/an-answer' }, recordings, true)).toEqual({
    name: 'cohere/an-answer',
    stream: false,
    turn,
    error: { code: '400', message: 'No.', status: 400 },
    body: { encoding: 'utf8', text: '{"text":"Hé"}', bytes: 14 },
    dialect: 'cohere',
  });
});

it('holds a turn, streamed when the call asks for it', () => {
  expect(givenReply({ turn }, recordings, true)).toEqual({ name: 'turn', stream: true, turn });
});

it('holds an error, which is never a stream', () => {
  const error = { status: 429, code: 'TooManyRequests', message: 'Slowly.' };
  expect(givenReply({ error }, recordings, true)).toEqual({ name: 'error', stream: false, error });
});

it('knows no other recording', () => {
  expect(() => givenReply({ recording: 'a/b' }, recordings, true)).toThrow('a/b');
});
