import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ending } from '../../../src/mock/faults/ending.js';
import type { Mock } from '../../../src/mock/options.js';
import { chatBody, eventually, open } from '../client.js';
import { frames, play, type Seen, startLab, whole } from './lab.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startLab();
});
afterAll(() => mock.close());

const { hi, you, stop, done } = frames;

type Ended = readonly [chunks: readonly string[], end: Seen['end'], told: string];

const closed = (...chunks: string[]): Ended => [chunks, 'whole', 'complete'];
const failed = (error: string): Ended => closed(hi, you, `${error}\n\n`);
const message = 'The server had an error while processing your request.';

/** What comes of the stream, how it ends, and what the journal says, written by hand. */
const streams: Readonly<Record<string, Ended>> = {
  'ending/no-done': closed(hi, you, stop),
  'ending/no-done-open': [[hi, you, stop], 'open', 'held'],
  'ending/held-open': [[hi, you, stop, done], 'open', 'held'],
  'ending/done-only': closed(done),
  'ending/done-twice': closed(hi, you, stop, done, done),
  'ending/doubled-end': closed(hi, you, stop, stop, done),
  'ending/frame-after-done': closed(hi, you, stop, done, hi),
  'ending/empty': closed(),
  'ending/no-closing-frame': closed(hi, you),
  'ending/closed-inside-frame': closed(hi, you, 'data: {"f"'),
  'ending/cut-inside-frame': [[hi, you, 'data: {"f"'], 'fin', 'cut'],
  'ending/no-last-chunk': [[hi, you, stop, done], 'fin', 'cut'],
  'ending/cut': [[hi, you], 'fin', 'cut'],
  'ending/reset': [[hi, you], 'rst', 'cut'],
  'ending/stall': [[hi, you], 'open', 'stalled'],
  'ending/stall-after-headers': [[], 'open', 'stalled'],
  'ending/error-object': failed(
    `data: {"error":{"message":"${message}","type":"server_error","param":null,"code":null}}`,
  ),
  'ending/error-string': failed('data: {"error":"Rate limit exceeded"}'),
  'ending/error-status-string': failed(`data: { "code": "500", "message": "${message}" }`),
  'ending/error-flat': failed(`data: {"type":"error","message":"${message}"}`),
  'ending/error-event': failed(
    `event: error\ndata: {"type":"error","code":"server_error","message":"${message}","param":null}`,
  ),
  'ending/error-not-json': failed(`data: {'error': {'message': '${message}'}}`),
  'ending/error-null': failed('data: {"error":null}'),
};

describe('where counts of tokens follow the closing frame', () => {
  const closing = 'data: {"message":{"role":"ASSISTANT"},"finishReason":"stop"}\n\n';
  const usage = 'data: {"usage":{"totalTokens":3}}\n\n';
  const said =
    'data: {"index":0,"message":{"content":[{"text":"\\"finishReason\\":\\"x\\""}]}}\n\n';
  const answer = {
    status: 200,
    headers: {},
    pieces: [said, closing, usage, done].map((frame) => Buffer.from(frame)),
    stream: true,
    reply: 'turn',
  };
  const parts = { random: () => 0, now: 0 };
  const made = (id: keyof typeof ending) =>
    ending[id].content?.(answer, parts)?.pieces.map((piece) => Buffer.from(piece).toString());

  it('ending/no-closing-frame leaves out both', () => {
    expect(made('ending/no-closing-frame')).toEqual([said]);
  });

  it('ending/doubled-end sends the closing frame twice', () => {
    expect(made('ending/doubled-end')).toEqual([said, closing, closing, usage, done]);
  });
});

/** Those under which not even a status line comes. */
const silent: Readonly<Record<string, readonly [end: Seen['end'], told: string]>> = {
  'ending/closed-at-once': ['fin', 'cut'],
  'ending/reset-at-once': ['rst', 'cut'],
  'ending/stall-at-once': ['open', 'stalled'],
};

describe('a stream', () => {
  it.each(Object.entries(streams))('%s', async (id, [chunks, end, told]) => {
    const seen = await play(mock, { faults: [id] });
    expect(seen).toMatchObject({ chunks, end, told, faults: [id] });
    expect(seen.answer?.status).toBe(200);
  });

  it.each(Object.entries(silent))('%s', async (id, [end, told]) => {
    const seen = await play(mock, { faults: [id] });
    expect(seen).toEqual({ chunks: [], body: '', end, told, faults: [id] });
  });

  it('is played here under every fault of the group', () => {
    expect([...Object.keys(streams), ...Object.keys(silent)].sort()).toEqual(
      Object.keys(ending).sort(),
    );
  });
});

describe('a whole answer', () => {
  it.each([
    ['ending/cut', 'fin', 'cut'],
    ['ending/reset', 'rst', 'cut'],
    ['ending/stall', 'open', 'stalled'],
  ])('has half of the bytes that are announced: %s', async (id, end, told) => {
    const seen = await play(mock, { kind: 'whole', faults: [id] });
    expect(seen).toMatchObject({ body: '{"t":"', end, told });
    expect(seen.answer?.headers['content-length']).toBe(String(whole.length));
  });

  it.each(Object.entries(silent))('%s', async (id, [end, told]) => {
    const seen = await play(mock, { kind: 'whole', faults: [id] });
    expect(seen).toMatchObject({ body: '', end, told });
  });

  it('of an error can be cut, too', async () => {
    const seen = await play(mock, { kind: 'error', faults: ['ending/cut'] });
    expect(seen).toMatchObject({ body: '{ "code": "429", "', end: 'fin' });
    expect(seen.answer?.headers['content-length']).toBe('35');
  });
});

describe('a client that goes away', () => {
  const leave = async (faults: readonly string[], bytes: number) => {
    mock.tenancy.reply({ recording: 'lab/stream', faults });
    const before = mock.tenancy.journal().at(-1)?.sequence ?? 0;
    const told = () => mock.tenancy.journal().find(({ sequence }) => sequence > before);
    const body = chatBody(mock.tenancy.access, { stream: true });
    const { socket } = open(mock.origin, { body });
    await eventually(() => told() !== undefined && (told()?.response?.body.bytes ?? 0) >= bytes);
    await eventually(() => bytes === 0 || socket.bytesRead > bytes);
    socket.destroy();
    await eventually(() => told()?.closed !== undefined);
    return told();
  };

  it('is in the journal, with the delay since the last chunk', async () => {
    const told = await leave(['ending/held-open'], (hi + you + stop + done).length);
    const { at = 0, sinceLastChunk = -1 } = told?.closed ?? {};
    expect(told?.end).toBe('held');
    expect(sinceLastChunk).toBeGreaterThanOrEqual(0);
    expect(at).toBe((told?.response?.chunks.at(-1)?.at ?? 0) + sinceLastChunk);
  });

  it('is in the journal when it stops a stream half way', async () => {
    const told = await leave(['pace/gap'], (hi + you).length);
    expect(told?.end).toBe('client-closed');
    expect(told?.response?.chunks).toHaveLength(2);
    expect(told?.closed?.sinceLastChunk).toBeGreaterThanOrEqual(0);
  });

  it('is in the journal when nothing had come yet', async () => {
    const told = await leave(['ending/stall-at-once'], 0);
    expect(told?.end).toBe('stalled');
    expect(Object.keys(told?.closed ?? {})).toEqual(['at']);
  });

  it('is not one that was served to the end', async () => {
    await play(mock, {});
    expect(mock.tenancy.journal().at(-1)).not.toHaveProperty('closed');
  });
});
