import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { ownConnections } from './own-connections.js';

test('A stream is given up by its signal, also after what began it was collected.', async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('There is no gc().');
  const silent = createServer((_request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {}\n\n');
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const connections = ownConnections();
  const stop = new AbortController();
  const { body } = await connections.fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    body: '{}',
    signal: stop.signal,
  });
  const heard = (async () => {
    for await (const _piece of body ?? []) await sleep(1);
  })();
  for (let times = 0; times < 3; times += 1) {
    await sleep(10);
    collect();
  }
  stop.abort();
  await expect(Promise.race([heard, sleep(2000, 'still open')])).rejects.toThrow();
  connections.close();
  silent.close();
});
