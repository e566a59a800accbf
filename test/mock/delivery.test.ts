import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { Delivery } from '../../src/protocol/reply.js';
import { chatPath, eventually, open, send, signedChat } from './client.js';

let mock: Mock;
let tenancy: MockTenancy;
beforeAll(async () => {
  mock = await startMock();
  tenancy = await mock.createTenancy();
});
afterAll(() => mock.close());

const recording = 'generic/llama-text';
const bytesOf = () => Buffer.from(mock.recordings.get(recording)?.body ?? []);
const ask = (delivery: Delivery) => {
  tenancy.reply({ recording, delivery });
  return signedChat(tenancy.access, { stream: true });
};
const last = () => tenancy.journal().at(-1);

describe('chunking', () => {
  it('sends all at once', async () => {
    const { chunks, body } = await send(mock.origin, ask({ chunking: 'whole' }));
    expect(chunks).toHaveLength(1);
    expect(body).toEqual(bytesOf());
  });

  it('sends byte by byte', async () => {
    const { chunks, body } = await send(mock.origin, ask({ chunking: { bytes: 1 } }));
    expect(chunks).toHaveLength(bytesOf().length);
    expect(body).toEqual(bytesOf());
  });

  it('is in the journal as it was on the wire', async () => {
    await send(mock.origin, ask({ chunking: { bytes: 500 } }));
    expect(last()?.response?.chunks.map(({ offset, length }) => [offset, length])).toEqual([
      [0, 500],
      [500, 500],
      [1000, 500],
      [1500, bytesOf().length - 1500],
    ]);
  });
});

describe('pacing', () => {
  it('sends frames apart and the same bytes', async () => {
    const { body, chunks } = await send(mock.origin, ask({ firstByte: 5, interval: 1 }));
    expect(body).toEqual(bytesOf());
    expect(chunks.length).toBeGreaterThan(10);
    const times = last()?.response?.chunks.map(({ at }) => at) ?? [];
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('stops when the client goes away, and says so', async () => {
    const exchange = open(mock.origin, ask({ gap: { before: 2, wait: 60_000 } }));
    await exchange.answer(({ chunks }) => chunks.length >= 2);
    expect(last()?.end).toBe('open');
    exchange.socket.destroy();
    await eventually(() => last()?.end === 'client-closed');
    const sent = last()?.response?.body.bytes ?? 0;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(bytesOf().length);
  });
});

describe('endings', () => {
  it('hold-open: all bytes, no end', async () => {
    const exchange = open(mock.origin, ask({ ending: 'hold-open' }));
    const answer = await exchange.answer(({ body }) => body.length === bytesOf().length);
    expect([answer.whole, answer.closed]).toEqual([false, false]);
    expect(last()?.end).toBe('held');
    exchange.socket.destroy();
  });

  it.each([0, 1, 3])('cutAfter %i: so many frames, then the connection is gone', async (count) => {
    const exchange = open(mock.origin, ask({ ending: { cutAfter: count } }));
    const answer = await exchange.answer(({ closed }) => closed);
    expect([answer.whole, answer.closed]).toEqual([false, true]);
    expect(answer.status).toBe(200);
    expect(answer.chunks).toHaveLength(count);
    expect(last()?.end).toBe('cut');
  });

  it('cut of a whole answer: fewer bytes than announced', async () => {
    tenancy.reply({
      turn: { text: 'Hello', toolCalls: [], finishReason: 'stop' },
      delivery: { chunking: { bytes: 10 }, ending: { cutAfter: 2 } },
    });
    const exchange = open(mock.origin, signedChat(tenancy.access));
    const answer = await exchange.answer(({ closed }) => closed);
    expect(answer.body).toHaveLength(20);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(20);
  });
});

describe('headers that HTTP cannot carry', () => {
  it('are refused where a script gives them', () => {
    expect(() => ask({ headers: { 'x-bad': 'a\r\nb' } })).toThrowError(
      expect.objectContaining({ code: 'OCIC_BAD_SCRIPT' }),
    );
  });

  it('get an answer that says so where a wrapped stage put them in, and the mock goes on', async () => {
    const bad = { 'transfer-encoding': 'chunked', 'x-bad': 'a\r\nb' };
    await using other = await startMock({
      wrap: (stages) => ({
        ...stages,
        dispatch: (answer) => (answer.stream ? { ...answer, headers: bad } : answer),
      }),
    });
    const asked = signedChat(other.tenancy.access, { stream: true });
    const answer = await send(other.origin, asked);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    expect(JSON.parse(answer.body.toString())).toEqual({
      code: '422',
      message: expect.stringMatching(/^oci-conform: OCIC_KIT_FAILED: .*x-bad/),
    });
    expect((await send(other.origin, signedChat(other.tenancy.access))).status).toBe(200);
    expect(other.tenancy.journal().map(({ reply }) => reply)).toEqual(['kit-failed', 'family']);
  });
});

describe('pieces that are no bytes', () => {
  it('cut the answer, and the mock goes on', async () => {
    let broken = true;
    await using other = await startMock({
      wrap: (stages) => ({
        ...stages,
        dispatch: (answer) =>
          broken ? { ...answer, pieces: JSON.parse('[{"length":1}]') } : answer,
      }),
    });
    const asked = signedChat(other.tenancy.access, { stream: true });
    await expect(send(other.origin, asked)).rejects.toThrowError('without an answer');
    expect(other.tenancy.journal().map(({ end }) => end)).toEqual(['cut']);
    broken = false;
    expect((await send(other.origin, asked)).status).toBe(200);
  });
});

describe('a connection', () => {
  it('serves one stream after the other', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const once = () =>
      new Promise<{ reused: boolean; body: Buffer }>((resolve, reject) => {
        const { headers = [], body } = ask({});
        const call = request(mock.origin + chatPath, {
          agent,
          method: 'POST',
          headers: Object.fromEntries(headers),
        });
        call.on('error', reject).on('response', async (response) => {
          resolve({ reused: call.reusedSocket, body: await buffer(response) });
        });
        call.end(body);
      });
    expect(await once()).toEqual({ reused: false, body: bytesOf() });
    expect(await once()).toEqual({ reused: true, body: bytesOf() });
    agent.destroy();
  });

  it('is closed when the client asks for that', async () => {
    const asked = ask({});
    const exchange = open(mock.origin, {
      ...asked,
      headers: [...(asked.headers ?? []), ['connection', 'close']],
    });
    const answer = await exchange.answer(({ closed }) => closed);
    expect(answer.headers.connection).toBe('close');
    expect(answer.body).toEqual(bytesOf());
  });
});
