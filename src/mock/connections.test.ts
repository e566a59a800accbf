import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { tellConnections } from './connections.js';
import { startMock } from './mock.js';
import type { Mock } from './options.js';

const mocks: Mock[] = [];
const start = async () => {
  const mock = await startMock({ auth: 'off' });
  mocks.push(mock);
  return mock;
};
afterEach(async () => {
  for (const mock of mocks.splice(0)) await mock.close();
});

const dial = (mock: Mock) =>
  new Promise<Socket>((resolve) => {
    const socket = connect(Number(new URL(mock.origin).port), '127.0.0.1', () => resolve(socket));
  });

/** Asks for the list of models, and waits until it has come whole. */
const ask = async (socket: Socket, mock: Mock) => {
  const had = mock.tenancy.journal().filter(({ end }) => end === 'complete').length;
  socket.resume();
  socket.write('GET /20231130/models?compartmentId=a HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await until(() => mock.tenancy.journal().filter(({ end }) => end === 'complete').length > had);
};

const until = async (holds: () => boolean) => {
  while (!holds()) await sleep(2);
};

const shown = (mock: Mock) =>
  mock.tenancy.connections().map(({ number, opened, closed }) => ({
    number,
    opened: opened.after,
    closed: closed && [closed.after, closed.by],
  }));

describe('the connections of a journal', () => {
  it('are numbered by their first requests, and say when a client closed them', async () => {
    const mock = await start();
    const one = await dial(mock);
    const other = await dial(mock);
    await ask(other, mock);
    await ask(one, mock);
    await ask(other, mock);
    other.end();
    await until(() => mock.tenancy.connections()[0]?.closed !== undefined);
    await ask(one, mock);
    expect(mock.tenancy.journal().map(({ connection }) => connection)).toEqual([1, 2, 1, 2]);
    expect(shown(mock)).toEqual([
      { number: 1, opened: 0, closed: [3, 'client'] },
      { number: 2, opened: 0, closed: undefined },
    ]);
    const late = await dial(mock);
    await ask(late, mock);
    expect(shown(mock).at(-1)).toEqual({ number: 3, opened: 4, closed: undefined });
    one.destroy();
    late.destroy();
  });

  it('say when the service closed them, and when a client broke them off', async () => {
    const mock = await start();
    const turn = {
      text: 'At noon, and at midnight.',
      toolCalls: [],
      finishReason: 'stop',
    } as const;
    mock.tenancy.reply(
      { turn, delivery: { ending: 'cut' } },
      { turn, delivery: { firstByte: 60_000 } },
    );
    const body = JSON.stringify({
      compartmentId: mock.tenancy.access.compartmentId,
      servingMode: { servingType: 'ON_DEMAND', modelId: 'meta.llama-3.3-70b-instruct' },
      chatRequest: {
        apiFormat: 'GENERIC',
        isStream: true,
        messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'When?' }] }],
      },
    });
    const request = `POST /20231130/actions/chat HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const cut = await dial(mock);
    cut.resume();
    cut.write(request);
    await until(() => mock.tenancy.connections()[0]?.closed !== undefined);
    const impatient = await dial(mock);
    impatient.write(request);
    await until(() => mock.tenancy.journal().length === 2);
    impatient.resetAndDestroy();
    await until(() => mock.tenancy.connections()[1]?.closed !== undefined);
    expect(shown(mock)).toEqual([
      { number: 1, opened: 0, closed: [1, 'service'] },
      { number: 2, opened: 1, closed: [2, 'client'] },
    ]);
  });

  it('count what has given way as having been before', () => {
    const wire = {
      opened: { at: 100, place: 1 },
      closed: { at: 900, place: 4, by: 'client' as const },
    };
    expect(
      tellConnections(
        [
          { sequence: 7, place: 3, wire, connection: 5 },
          { sequence: 8, place: 6, wire, connection: 5 },
        ],
        500,
      ),
    ).toEqual([
      { number: 5, opened: { at: 0, after: 6 }, closed: { at: 400, after: 7, by: 'client' } },
    ]);
  });
});
