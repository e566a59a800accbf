/** Waiting until a mock is quiet, with real clients: one that keeps its connection, one that waits, one that goes. */
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type MockOptions, type MockTenancy, startMock } from '../../src/index.js';
import { open, signedChat } from './client.js';

async function started(options?: MockOptions) {
  const mock = await startMock(options);
  onTestFinished(mock.close);
  return mock;
}

const ends = (tenancy: MockTenancy) => tenancy.journal().map(({ end }) => end);

test('where nobody came, at once', async () => {
  const mock = await started();
  expect(await mock.quiet(10_000)).toBe(true);
});

test.each(['http:', 'https:'])(
  'a client that keeps its %s connection alive is not gone',
  async (protocol) => {
    const mock = await started();
    const [origin, client] =
      protocol === 'http:' ? [mock.origin, http] : [await mock.open({ tls: true }), https];
    const ca = await readFile(await mock.caFile());
    const agent = new client.Agent({ keepAlive: true, ca });
    await new Promise((resolve) =>
      client.get(origin, { agent }, (answer) => answer.resume().on('end', resolve)),
    );
    expect(await mock.quiet(50)).toBe(false);
    agent.destroy();
    expect(await mock.quiet(10_000)).toBe(true);
  },
);

test('nor is one that waits for the rest of a stream', async () => {
  const mock = await started();
  const delivery = { gap: { before: 2, wait: 60_000 } };
  mock.tenancy.reply({ recording: 'generic/llama-text', delivery });
  const { answer, socket } = open(mock.origin, signedChat(mock.tenancy.access, { stream: true }));
  await answer(({ chunks }) => chunks.length >= 2);
  expect(await mock.quiet(50)).toBe(false);
  expect(ends(mock.tenancy)).toEqual(['open']);
  socket.destroy();
  expect(await mock.quiet(10_000)).toBe(true);
  expect(ends(mock.tenancy)).toEqual(['client-closed']);
});

test('what a client asked before it went is done by then', async () => {
  let issued = false;
  const mock = await started({
    wrap: (stages) => ({
      ...stages,
      async issue(received, route) {
        await sleep(100);
        issued = true;
        return stages.issue(received, route);
      },
    }),
  });
  const { socket } = open(mock.origin, { method: 'GET', target: '/opc/v2/instance/region' });
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.destroySoon();
  expect(await mock.quiet(10_000)).toBe(true);
  expect(issued).toBe(true);
  expect(ends(mock.tenancy)).toEqual(['client-closed']);
});
