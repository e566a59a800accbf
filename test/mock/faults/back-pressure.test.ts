import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { chatBody, eventually } from '../client.js';
import { recording, startLab } from './lab.js';

const mebibyte = 1_048_576;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
if (typeof collect !== 'function') throw new Error('There is no gc().');

/** A stream of 8 MiB in frames of 64 KiB. */
const [large, stream] = recording(
  'lab/large',
  Buffer.concat(
    Array.from({ length: 128 }, () => Buffer.from(`data: "${'a'.repeat(65_526)}"\n\n`)),
  ),
  true,
);

describe('clients that do not read', () => {
  it.each([
    ['of a stream of 8 MiB', []],
    ['whose frames are changed', ['sse/crlf']],
    ['whose frames are paced', ['pace/steady']],
  ])('keep no copy of the answer in memory: %s', async (_, faults) => {
    await using mock = await startLab({ recordings: new Map([[large, stream]]), faults });
    const body = chatBody(mock.tenancy.access, { stream: true });
    const sockets: Socket[] = [];
    const ask = () => {
      mock.tenancy.reply({ recording: large });
      const socket = connect(Number(new URL(mock.origin).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.pause();
      socket.write(
        `POST /20231130/actions/chat HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      sockets.push(socket);
    };
    const begun = (count: number) =>
      eventually(() => mock.tenancy.journal().filter(({ response }) => response).length === count);
    const held = () => {
      // The journal, read again and again, leaves copies behind.
      for (let times = 0; times < 2; times += 1) collect();
      const { arrayBuffers } = process.memoryUsage();
      return arrayBuffers / mebibyte;
    };
    ask();
    await begun(1);
    const before = held();
    for (let count = 0; count < 6; count += 1) ask();
    await begun(7);
    // What changes frames makes them anew for each answer: at most that, and no second copy to write.
    const allowed = faults.includes('sse/crlf') ? 6 * 8 + 24 : 24;
    expect(held() - before).toBeLessThan(allowed);
    expect(mock.tenancy.journal().every(({ end }) => end === 'open')).toBe(true);
    for (const socket of sockets) socket.destroy();
  });

  it('get all of it once they read', async () => {
    await using mock = await startLab({ recordings: new Map([[large, stream]]) });
    mock.tenancy.reply({ recording: large });
    const answer = await fetch(`${mock.origin}/20231130/actions/chat`, {
      method: 'POST',
      body: chatBody(mock.tenancy.access, { stream: true }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.equals(Buffer.from(stream.body))).toBe(true);
  });
});
