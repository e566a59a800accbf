import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** An adapter that misbehaves when it is asked to. */
const adapter = `
import sys, threading
from conform import serve

opened = 0

class Client(int):
    closed = False

    def close(self):
        if self.closed: raise RuntimeError("closed before")
        self.closed = True

def open_client(call):
    global opened
    opened += 1
    return Client(opened)

def chat(client, call, tell):
    print("a banner")
    asked = call["messages"][0]["text"]
    if asked == "raise": raise ValueError("it broke")
    if asked == "exit": sys.exit(3)
    if asked == "hang": threading.Event().wait()
    if asked == "garbage": return {"text": {1, 2}}
    tell("At ")
    tell("")
    tell("nine.")
    return {"finishReason": "stop", "responseId": f"client {client}"}

def error_of(error):
    return {"status": 429} if isinstance(error, ValueError) else {}

serve({"name": "mine", "capabilities": {"features": ["stream"]}}, open_client, {"chat": chat}, error_of)
`;

let child: ChildProcessByStdio<Writable, Readable, null>;
let lines: AsyncIterator<string>;

beforeEach(() => {
  const env = { ...process.env, PYTHONPATH: 'examples/python', PYTHONDONTWRITEBYTECODE: '1' };
  child = spawn('python3', ['-c', adapter], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
});
afterEach(() => {
  child.kill('SIGKILL');
});

const send = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);
const ask = (id: string, text: string, more: object = {}) =>
  send({
    ...{ type: 'call', id, session: 's1', operation: 'chat', stream: true },
    ...{ messages: [{ role: 'user', text }], ...more },
  });

async function heard(): Promise<unknown> {
  const { value } = await lines.next();
  return JSON.parse(value);
}

const answered = { type: 'result', finishReason: 'stop', responseId: 'client 1', text: 'At nine.' };

test('who it is, pieces of a stream, a whole answer, and the end', async () => {
  send({ type: 'hello', protocol: 1 });
  expect(await heard()).toEqual({
    ...{ type: 'ready', protocol: 1, name: 'mine', capabilities: { features: ['stream'] } },
  });
  ask('c1', 'the train?');
  expect(await heard()).toEqual({ type: 'event', id: 'c1', kind: 'text', text: 'At ' });
  expect(await heard()).toEqual({ type: 'event', id: 'c1', kind: 'text', text: 'nine.' });
  expect(await heard()).toEqual({ id: 'c1', ...answered });
  ask('c2', 'the train?', { stream: false });
  expect(await heard()).toEqual({ id: 'c2', ...answered });
  send({ type: 'close' });
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a session has a client of its own until its end', async () => {
  const clientOf = async (id: string, session: string) => {
    ask(id, 'the train?', { session, stream: false });
    return heard();
  };
  expect(await clientOf('c1', 's1')).toMatchObject({ responseId: 'client 1' });
  expect(await clientOf('c2', 's2')).toMatchObject({ responseId: 'client 2' });
  expect(await clientOf('c3', 's1')).toMatchObject({ responseId: 'client 1' });
  send({ type: 'end', session: 's1' });
  expect(await clientOf('c4', 's1')).toMatchObject({ responseId: 'client 3' });
});

test('a client is made by `open`, and closed by its own `close`', async () => {
  const life = async (id: string, operation: string) => {
    ask(id, '', { operation, stream: false });
    return heard();
  };
  expect(await life('c1', 'open')).toEqual({ type: 'result', id: 'c1', text: '' });
  ask('c2', 'the train?', { stream: false });
  expect(await heard()).toMatchObject({ responseId: 'client 1' });
  expect(await life('c3', 'close')).toEqual({ type: 'result', id: 'c3', text: '' });
  expect(await life('c4', 'close')).toEqual({
    ...{ type: 'error', id: 'c4', message: 'closed before' },
  });
});

test('no call ends it: one that raises, exits, hangs, or gives what is no JSON', async () => {
  ask('c1', 'raise');
  expect(await heard()).toEqual({ type: 'error', id: 'c1', message: 'it broke', status: 429 });
  ask('c2', 'exit');
  expect(await heard()).toEqual({ type: 'error', id: 'c2', message: '3' });
  ask('c3', 'hang');
  send({ type: 'cancel', id: 'c3' });
  expect(await heard()).toEqual({
    ...{ type: 'error', id: 'c3', kind: 'cancelled', message: 'cancelled' },
  });
  ask('c4', 'garbage');
  expect(await heard()).toMatchObject({
    type: 'error',
    id: 'c4',
    message: expect.stringContaining('not JSON'),
  });
  ask('c5', 'models?', { operation: 'list-models' });
  expect(await heard()).toEqual({ type: 'unsupported', id: 'c5', feature: 'list-models' });
  ask('c6', 'the train?', { stream: false });
  expect(await heard()).toMatchObject({ type: 'result', id: 'c6', text: 'At nine.' });
});
