/** Waiting until a mock is quiet, with real clients: one that keeps its connection, one that waits, one that goes. */
import { Agent, get } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { type MockTenancy, startMock } from '../../src/index.js';
import { open, signedChat } from './client.js';

async function started() {
  const mock = await startMock();
  onTestFinished(mock.close);
  return mock;
}

const ends = (tenancy: MockTenancy) => tenancy.journal().map(({ end }) => end);

test('where nobody came, at once', async () => {
  const mock = await started();
  expect(await mock.quiet(10_000)).toBe(true);
});

test('a client that keeps its connection alive is not gone', async () => {
  const mock = await started();
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) =>
    get(mock.origin, { agent }, (answer) => answer.resume().on('end', resolve)),
  );
  expect(await mock.quiet(50)).toBe(false);
  agent.destroy();
  expect(await mock.quiet(10_000)).toBe(true);
});

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

test('one that went right after it had asked is in the journal by then', async () => {
  const mock = await started();
  const { socket } = open(mock.origin, signedChat(mock.tenancy.access));
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.end();
  expect(await mock.quiet(10_000)).toBe(true);
  expect(mock.tenancy.journal()).toHaveLength(1);
});
