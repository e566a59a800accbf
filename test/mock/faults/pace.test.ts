import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pace } from '../../../src/mock/faults/pace.js';
import type { Mock } from '../../../src/mock/options.js';
import { seededRandom } from '../../../src/protocol/random.js';
import type { Delivery } from '../../../src/protocol/reply.js';
import { chatBody, openRaw } from '../client.js';
import { frames, play, startLab } from './lab.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startLab();
});
afterAll(() => mock.close());

const stream = Object.values(frames);

/** What each fault asks of delivery, for a stream of four chunks; `jitter` is tested by itself. */
const deliveries: Readonly<Record<string, Delivery>> = {
  'pace/late-headers': { firstByte: 1000 },
  'pace/slow-headers': { head: { interval: 100 } },
  'pace/late-first-byte': { head: 'at-once', firstByte: 1000 },
  'pace/steady': { interval: 10 },
  'pace/slow': { interval: 250 },
  'pace/gap': { gap: { before: 2, wait: 3000 } },
  'pace/gap-before-end': { gap: { before: 3, wait: 3000 } },
  'pace/trickle': { chunking: { bytes: 16 }, rate: 1024 },
};

/** The same, as quick as a test likes it. */
const quick: Readonly<Record<string, Delivery>> = {
  'pace/late-headers': { firstByte: 5 },
  'pace/slow-headers': { head: { interval: 2 } },
  'pace/late-first-byte': { firstByte: 5 },
  'pace/steady': { interval: 1 },
  'pace/slow': { interval: 1 },
  'pace/gap': { gap: { before: 2, wait: 5 } },
  'pace/gap-before-end': { gap: { before: 3, wait: 5 } },
  'pace/jitter': { interval: 1, jitter: { upTo: 3, seed: 1 } },
  'pace/trickle': { rate: 20_000 },
};

const answer = {
  status: 200,
  headers: {},
  pieces: stream.map((frame) => Buffer.from(frame, 'latin1')),
  stream: true,
  reply: 'turn',
};

const faultOf = (id: string) => Object.entries(pace).find(([name]) => name === id)?.[1];
const deliveryOf = (id: string, seed = 1) =>
  faultOf(id)?.wire?.(answer, { random: seededRandom(seed), now: 0 })?.delivery;

describe('a pace', () => {
  it.each(Object.entries(deliveries))('%s', (id, delivery) => {
    expect(deliveryOf(id)).toEqual(delivery);
  });

  it('pace/jitter: drawn by the seed', () => {
    expect(deliveryOf('pace/jitter')).toMatchObject({ interval: 20, jitter: { upTo: 60 } });
    expect(deliveryOf('pace/jitter')).toEqual(deliveryOf('pace/jitter'));
    expect(deliveryOf('pace/jitter')).not.toEqual(deliveryOf('pace/jitter', 2));
  });

  it.each(Object.entries(quick))('changes no byte of the body: %s', async (id, delivery) => {
    const seen = await play(mock, { faults: [id], delivery });
    expect(seen).toMatchObject({ body: stream.join(''), end: 'whole', told: 'complete' });
    expect(seen.faults).toEqual([id]);
  });

  it('is written down here for every fault of the group', () => {
    expect(Object.keys(quick).sort()).toEqual(Object.keys(pace).sort());
    expect([...Object.keys(deliveries), 'pace/jitter'].sort()).toEqual(Object.keys(pace).sort());
  });
});

describe('slow headers', () => {
  it('are the headers of any answer, but for the connection, which is closed', async () => {
    const seen = await play(mock, {
      faults: ['pace/slow-headers'],
      delivery: { head: { interval: 1 } },
    });
    expect(seen.answer?.names).toEqual([
      'date',
      'content-type',
      'transfer-encoding',
      'connection',
      'opc-request-id',
    ]);
    expect(seen.answer?.headers).toMatchObject({
      'content-type': 'text/event-stream',
      connection: 'close',
    });
    expect(seen.chunks).toEqual(stream);
  });

  it('can be those of a whole answer, and of one that is cut', async () => {
    const faults = ['pace/slow-headers'];
    const delivery: Delivery = { head: { interval: 1 } };
    const all = await play(mock, { kind: 'whole', faults, delivery });
    expect(all).toMatchObject({ body: '{"t":"h\xc3\xa9"}', end: 'whole', told: 'complete' });
    const cut = await play(mock, { kind: 'whole', faults: [...faults, 'ending/cut'], delivery });
    expect(cut).toMatchObject({ body: '{"t":"', end: 'fin', told: 'cut' });
  });
});

describe('requests that share a connection', () => {
  it('are answered one after the other, although sent at once', async () => {
    const body = chatBody(mock.tenancy.access, { stream: true });
    const asked = `POST /20231130/actions/chat HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    mock.tenancy.reply(
      { recording: 'lab/stream', faults: ['pace/steady'] },
      {
        recording: 'lab/stream',
        faults: ['pace/slow-headers'],
        delivery: { head: { interval: 1 } },
      },
    );
    const exchange = openRaw(mock.origin, asked + asked);
    const answer = await exchange.answer(({ closed }) => closed);
    expect(answer.chunks.map((chunk) => chunk.toString('latin1'))).toEqual(stream);
    expect(
      mock.tenancy
        .journal()
        .slice(-2)
        .map(({ end }) => end),
    ).toEqual(['complete', 'complete']);
  });
});
