// A load generator that costs less than what it measures: raw sockets, no parsing of answers.
import { connect } from 'node:net';

const lastChunk = Buffer.from('0\r\n\r\n');

/** Reads one answer and tells its length: whole answers repeat it, streams end in the last chunk. */
function probe(port, request) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let seen = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('data', (part) => {
      seen = Buffer.concat([seen, part]);
      const head = seen.indexOf('\r\n\r\n');
      if (head < 0) return;
      const headers = seen.subarray(0, head).toString('latin1').toLowerCase();
      if (!headers.startsWith('http/1.1 200')) reject(new Error(seen.toString()));
      const length = /content-length: (\d+)/.exec(headers);
      const complete = length
        ? seen.length === head + 4 + Number(length[1])
        : seen.subarray(-lastChunk.length).equals(lastChunk);
      if (!complete) return;
      socket.destroy();
      resolve({
        bytes: seen.length,
        chunks: length ? 0 : seen.toString('latin1').split('\r\ndata: ').length - 1,
      });
    });
  });
}

/**
 * Keeps `connections` sockets busy with the same request for `ms` milliseconds.
 *
 * @returns answers a second, and the HTTP chunks one streamed answer came in.
 */
export async function load(port, request, { connections = 32, ms = 3000 } = {}) {
  const { bytes, chunks } = await probe(port, request);
  let answers = 0;
  let stopped = false;
  const startedAt = performance.now();
  const sockets = await Promise.all(
    Array.from({ length: connections }, () => {
      let got = 0;
      const socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      socket.on('data', (part) => {
        got += part.length;
        if (got < bytes) return;
        got -= bytes;
        answers += 1;
        if (!stopped) socket.write(request);
      });
      return new Promise((resolve, reject) => {
        socket.on('error', (error) => (stopped ? undefined : reject(error)));
        socket.on('connect', () => {
          socket.write(request);
          resolve(socket);
        });
      });
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, ms));
  stopped = true;
  const seconds = (performance.now() - startedAt) / 1000;
  const rate = answers / seconds;
  for (const socket of sockets) socket.destroy();
  return { rate, chunks, answers };
}
