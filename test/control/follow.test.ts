/** Journals followed as Server-Sent Events, by a plain client: what comes, when, and how it ends. */
import { describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import { eventually, type OpenExchange, open, send, signedChat } from '../mock/client.js';
import { call } from './call.js';

/** An event as it came. */
interface Event {
  readonly id: number;
  readonly end: string;
  readonly status: number | undefined;
}

/** A follower, and what came to it so far. */
interface Follower {
  readonly exchange: OpenExchange;
  events(): readonly Event[];
  text(): string;
  readonly ended: () => boolean;
}

async function follow(
  mock: Mock,
  tenancy: string,
  query = '',
  headers: readonly (readonly [string, string])[] = [],
): Promise<Follower> {
  const target = `/oci-conform/api/${tenancy}/journal/follow${query}`;
  const exchange = open(mock.origin, { method: 'GET', target, headers });
  let text = '';
  let ended = false;
  exchange.socket.on('close', () => {
    ended = true;
  });
  const first = await exchange.answer(({ chunks }) => chunks.length > 0);
  expect([first.status, first.headers['content-type']]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const look = () => {
    exchange
      .answer(({ chunks }) => {
        text = Buffer.concat([...chunks]).toString();
        return false;
      })
      .catch(() => undefined);
  };
  look();
  return {
    exchange,
    text: () => text,
    ended: () => ended,
    events: () =>
      text
        .split('\n\n')
        .filter((block) => block.startsWith('id: '))
        .map((block) => {
          const [id = '', name, data = ''] = block.split('\n');
          expect(name).toBe('event: exchange');
          const exchanged = JSON.parse(data.slice('data: '.length));
          expect(`id: ${exchanged.sequence}`).toBe(id);
          return { id: exchanged.sequence, end: exchanged.end, status: exchanged.response?.status };
        }),
  };
}

/** The exchanges as they were last told. */
const latest = (events: readonly Event[]) => [
  ...new Map(events.map((event) => [event.id, event])).values(),
];

const chat = (mock: Mock, tenancy: MockTenancy) => send(mock.origin, signedChat(tenancy.access));

describe('a follower', () => {
  it('is told of what begins from now on, and again when it is over', async () => {
    await using mock = await startMock();
    await chat(mock, mock.tenancy);
    const follower = await follow(mock, 'tenancies/default');
    mock.tenancy.reply({ recording: 'generic/llama-text', delivery: { ending: 'stall' } });
    const stalled = open(mock.origin, signedChat(mock.tenancy.access, { stream: true }));
    await stalled.answer(({ chunks }) => chunks.length > 0);
    await eventually(() => follower.events().length > 0);
    expect(follower.events()[0]).toMatchObject({ id: 2 });
    await chat(mock, mock.tenancy);
    await eventually(() =>
      latest(follower.events()).some(({ id, end }) => id === 3 && end === 'complete'),
    );
    stalled.socket.destroy();
    await eventually(() => follower.events().filter(({ id }) => id === 2).length >= 2);
    expect(latest(follower.events())).toEqual([
      { id: 2, end: 'stalled', status: 200 },
      { id: 3, end: 'complete', status: 200 },
    ]);
    follower.exchange.socket.destroy();
  });

  it('goes on where it was, losing nothing that ended meanwhile', async () => {
    await using mock = await startMock();
    mock.tenancy.reply({ recording: 'generic/llama-text', delivery: { ending: 'hold-open' } });
    const held = open(mock.origin, signedChat(mock.tenancy.access, { stream: true }));
    await held.answer(({ whole }) => whole || true);
    const first = await follow(mock, 'tenancies/default', '?since=0');
    await chat(mock, mock.tenancy);
    await eventually(() =>
      latest(first.events()).some(({ id, end }) => id === 2 && end === 'complete'),
    );
    first.exchange.socket.destroy();
    // While nobody follows, an older exchange ends, and a new one is made.
    held.socket.destroy();
    await eventually(() => mock.tenancy.journal()[0]?.closed !== undefined);
    await chat(mock, mock.tenancy);
    const again = await follow(mock, 'tenancies/default', '', [['last-event-id', '2']]);
    await eventually(() =>
      latest(again.events()).some(({ id, end }) => id === 3 && end === 'complete'),
    );
    expect(
      latest(again.events())
        .map(({ id }) => id)
        .sort(),
    ).toEqual([1, 2, 3]);
    again.exchange.socket.destroy();
  });

  it('is told of all that is kept from 0, of nothing before its last one, and only of what it asks for', async () => {
    await using mock = await startMock();
    for (let at = 0; at < 3; at += 1) await chat(mock, mock.tenancy);
    await eventually(() => mock.tenancy.journal().every(({ end }) => end === 'complete'));
    const all = await follow(mock, 'tenancies/default', '?since=0');
    await eventually(() => all.events().length === 3);
    expect(all.events().map(({ id }) => id)).toEqual([1, 2, 3]);
    const later = await follow(mock, 'tenancies/default', '?since=2');
    await eventually(() => later.events().length === 2);
    expect(later.events().map(({ id }) => id)).toEqual([2, 3]);
    const errors = await follow(mock, 'tenancies/default', '?since=0&status=429');
    mock.tenancy.reply({ error: { status: 429, message: '' } });
    await chat(mock, mock.tenancy);
    await eventually(() => errors.events().length > 0);
    expect(latest(errors.events()).map(({ id, status }) => [id, status])).toEqual([[4, 429]]);
    // An id of another mock, which was here before: all that there is.
    const other = await follow(mock, 'tenancies/default', '?since=999');
    await eventually(() => latest(other.events()).length === 4);
    for (const { exchange } of [all, later, errors, other]) exchange.socket.destroy();
  });

  it('of strangers is told of them alone', async () => {
    await using mock = await startMock();
    const follower = await follow(mock, 'strangers');
    await chat(mock, mock.tenancy);
    await send(mock.origin, { body: '{}' });
    await eventually(() => latest(follower.events()).some(({ end }) => end === 'complete'));
    expect(latest(follower.events())).toEqual([{ id: 1, end: 'complete', status: 401 }]);
    follower.exchange.socket.destroy();
  });

  it('sees its stream end with the tenancy', async () => {
    await using mock = await startMock();
    await call(mock.origin, 'POST', 'tenancies', { name: 'blue' });
    const target = '/oci-conform/api/tenancies/blue/journal/follow';
    const exchange = open(mock.origin, { method: 'GET', target });
    await exchange.answer(({ chunks }) => chunks.length > 0);
    await call(mock.origin, 'DELETE', 'tenancies/blue');
    expect((await exchange.answer(({ whole }) => whole)).whole).toBe(true);
    exchange.socket.destroy();
  });

  it('does not keep a mock from closing', async () => {
    const mock = await startMock();
    const followers = await Promise.all(
      ['tenancies/default', 'tenancies/default', 'strangers'].map((name) => follow(mock, name)),
    );
    await mock.close();
    await eventually(() => followers.every(({ ended }) => ended()));
  });

  it('that reads nothing costs no more than the journal keeps', async () => {
    await using mock = await startMock({ journalSize: 4 });
    const target = '/oci-conform/api/tenancies/default/journal/follow?since=0';
    const lazy = open(mock.origin, { method: 'GET', target });
    await lazy.answer(({ chunks }) => chunks.length > 0);
    lazy.socket.pause();
    // More than the sockets of both ends hold: 400 exchanges that tell some 60 kB each.
    const body = signedChat(mock.tenancy.access, { text: 'long '.repeat(12_000) });
    for (let at = 0; at < 400; at += 1) await send(mock.origin, body);
    expect((await send(mock.origin, signedChat(mock.tenancy.access))).status).toBe(200);
    lazy.socket.resume();
    let ids: readonly string[] = [];
    await lazy.answer(({ chunks }) => {
      ids = chunks.flatMap((chunk) => /^id: (\d+)$/m.exec(chunk.toString())?.[1] ?? []);
      return ids.includes('401');
    });
    // It was waited for: what gave way meanwhile never came.
    expect(new Set(ids).size).toBeLessThan(400);
    lazy.socket.destroy();
  });
});

describe('in the process', () => {
  it('a journal is followed by a loop, until its signal', async () => {
    await using mock = await startMock();
    const stop = new AbortController();
    const ends: string[] = [];
    const done = (async () => {
      for await (const { sequence, end } of mock.tenancy.follow({
        since: 0,
        signal: stop.signal,
      })) {
        ends.push(`${sequence} ${end}`);
        if (ends.includes('2 complete')) stop.abort();
      }
    })();
    await chat(mock, mock.tenancy);
    await chat(mock, mock.tenancy);
    await done;
    expect(ends).toContain('1 complete');
    expect(ends.at(-1)).toBe('2 complete');
  });

  it('a loop ends with the mock', async () => {
    const mock = await startMock();
    const seen: number[] = [];
    const done = (async () => {
      for await (const { sequence } of mock.follow()) seen.push(sequence);
    })();
    await send(mock.origin, { body: '{}' });
    await eventually(() => seen.length > 0);
    await mock.close();
    await done;
    expect(new Set(seen)).toEqual(new Set([1]));
  });
});
