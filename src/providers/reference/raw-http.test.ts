import { createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { sendRaw } from './raw-http.js';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that answers any request with these bytes, and remembers what it was sent. */
async function serve(answer: (socket: Socket) => void): Promise<{ origin: string; got: string[] }> {
  const got: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      got.push(bytes.toString());
      answer(socket);
    });
    closers.push(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, got };
}

const request = {
  method: 'POST',
  target: '/a/%7Eb?c=d&&e',
  headers: [
    ['host', 'example.test'],
    ['X-Twice', '1'],
    ['x-twice', '2'],
    ['content-length', '2'],
  ],
  body: Buffer.from('{}'),
} as const;
const signal = new AbortController().signal;

it('sends target and header lines exactly, repeats included', async () => {
  const { origin, got } = await serve((socket) =>
    socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n'),
  );
  await sendRaw(origin, request, signal);
  expect(got[0]).toMatch(
    /^POST \/a\/%7Eb\?c=d&&e HTTP\/1\.1\r\nhost: example\.test\r\nX-Twice: 1\r\nx-twice: 2\r\ncontent-length: 2\r\n/,
  );
});

it('keeps the lines and bytes of the answer', async () => {
  const { origin } = await serve((socket) =>
    socket.end('HTTP/1.1 404 Nope\r\nOpc-Request-Id: A\r\ncontent-length: 3\r\n\r\nabc'),
  );
  const { status, headers, body, end } = await sendRaw(origin, request, signal);
  expect({ status, headers, body: Buffer.from(body).toString(), end }).toEqual({
    status: 404,
    headers: [
      ['Opc-Request-Id', 'A'],
      ['content-length', '3'],
    ],
    body: 'abc',
    end: 'complete',
  });
});

it('says when an answer was cut', async () => {
  const { origin } = await serve((socket) => {
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc');
  });
  const { body, end } = await sendRaw(origin, request, signal);
  expect({ body: Buffer.from(body).toString(), end }).toEqual({ body: 'abc', end: 'cut' });
});

it('takes a stream that stays open as it is', async () => {
  const { origin } = await serve((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: {}\n\n');
  });
  const { body, chunks, end } = await sendRaw(origin, request, signal);
  expect({ body: Buffer.from(body).toString(), end }).toEqual({
    body: 'data: {}\n\n',
    end: 'held',
  });
  expect(chunks.map(({ offset, length }) => [offset, length])).toEqual([[0, 10]]);
});
