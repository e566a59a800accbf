import { beforeAll, expect, test } from 'vitest';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import type { RecordingSet } from '../recordings/recording.js';
import { asSaidUpstream, endlessly } from './upstream.js';

let recordings: RecordingSet;
beforeAll(async () => {
  recordings = await loadRecordings(packagedFolder());
});

const text = { recording: 'openai-chat/llama-text' } as const;

test('a recording of the form that the gateway asks in is played as it is', () => {
  expect(asSaidUpstream(text, 'v1', recordings)).toEqual({ reply: text });
});

test('of another form, its turn is given; a cut comes after the first frame', () => {
  const cut = { ...text, delivery: { interval: 5, ending: { cutAfter: 6 } } } as const;
  expect(asSaidUpstream(cut, 'sdk', recordings)).toMatchObject({
    reply: {
      turn: { finishReason: 'stop', toolCalls: [] },
      delivery: { interval: 5, ending: { cutAfter: 1 } },
    },
  });
});

test('an error is given with its status, and not where it stands inside a stream', () => {
  const whole = { recording: 'openai-chat/error-throttled' } as const;
  expect(asSaidUpstream(whole, 'sdk', recordings)).toMatchObject({
    reply: { error: { status: 429 } },
  });
  const inside = { recording: 'openai-chat/error-nested' } as const;
  expect(asSaidUpstream(inside, 'sdk', recordings)).toEqual({
    lack: 'its error stands inside the bytes of openai-chat/error-nested, which the gateway does not ask for: it asks upstream on sdk',
  });
});

test('a reply for one transport is for the one that the gateway asks on', () => {
  const turn = { text: 'Yes.', toolCalls: [], finishReason: 'stop' } as const;
  const reply = { turn, match: { transport: 'v1', text: 'tide' } } as const;
  expect(asSaidUpstream(reply, 'sdk', recordings)).toEqual({
    reply: { turn, match: { text: 'tide' } },
  });
  expect(asSaidUpstream(reply, 'v1', recordings)).toEqual({ reply });
});

test('the last error is met again by who tries again, and no other reply', () => {
  const busy = { error: { status: 503, message: 'Busy.' } };
  const wrong = { error: { status: 400, message: 'Wrong.' } };
  expect(endlessly([busy, busy], recordings)).toEqual([busy, { ...busy, times: 'always' }]);
  expect(endlessly([busy, text], recordings)).toEqual([busy, text]);
  expect(endlessly([wrong], recordings)).toEqual([wrong]);
});
