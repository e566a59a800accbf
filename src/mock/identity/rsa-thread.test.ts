import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { type RsaThread, startThread, type VerifyJob } from './rsa-thread.js';

const text = Buffer.from('date: Sat, 21 Nov 2026 06:45:45 GMT\nhost: localhost');

function signer(modulusLength: number) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return { publicKey, signature: sign('sha256', text, privateKey) };
}

const [small, one, other] = [signer(1024), signer(2048), signer(2048)];
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

const lost: VerifyJob[] = [];

const ask = (thread: RsaThread, key: KeyObject, signature: Uint8Array, bytes: Uint8Array = text) =>
  new Promise<boolean | 'not taken'>((then) => {
    if (!thread.take({ key, bytes, signature, then })) then('not taken');
  });

/** Starts a thread; like the sockets of a mock, a timer keeps the process alive meanwhile. */
async function start(): Promise<RsaThread> {
  const thread = startThread((job) => lost.push(job));
  const alive = setInterval(() => undefined, 60_000);
  onTestFinished(async () => {
    clearInterval(alive);
    await thread.close();
  });
  const { publicKey: key, signature } = small;
  await expect.poll(() => ask(thread, key, signature), { timeout: 15_000 }).toBe(true);
  return thread;
}

test('takes signatures for what they are, by keys of any number and size', async () => {
  const thread = await start();
  const bent = Buffer.from(one.signature);
  bent[0] = (bent[0] ?? 0) ^ 1;
  const verdicts = await Promise.all([
    ask(thread, one.publicKey, one.signature),
    ask(thread, other.publicKey, one.signature),
    ask(thread, small.publicKey, small.signature),
    ask(thread, one.publicKey, bent),
    ask(thread, other.publicKey, other.signature),
    ask(thread, one.publicKey, one.signature, Buffer.from('other bytes')),
    ask(thread, small.publicKey, one.signature),
    ask(thread, elliptic, one.signature),
    ask(thread, one.publicKey, Buffer.alloc(0)),
    ask(thread, one.publicKey, one.signature),
  ]);
  expect(verdicts).toEqual([true, false, true, false, true, false, false, false, false, true]);
});

test('goes round its ring, and takes no more than that holds', async () => {
  const thread = await start();
  const { publicKey, signature } = small;
  const bent = Buffer.from(signature);
  bent[9] = (bent[9] ?? 0) ^ 1;
  const seen = new Set<string>();
  for (let round = 0; round < 5; round += 1) {
    const given = Array.from({ length: 80 }, (_, at) =>
      ask(thread, publicKey, at % 3 === round % 3 ? bent : signature),
    );
    (await Promise.all(given)).forEach((verdict, at) => {
      seen.add(`${verdict}`);
      if (verdict !== 'not taken') expect(verdict).toBe(at % 3 !== round % 3);
    });
  }
  expect([...seen].sort()).toEqual(['false', 'not taken', 'true']);
});

test('takes nothing that is larger than a place of its ring', async () => {
  const thread = await start();
  const { publicKey, signature } = small;
  expect(await ask(thread, publicKey, signature, Buffer.alloc(4096 - 128))).toBe(false);
  expect(await ask(thread, publicKey, signature, Buffer.alloc(4096 - 127))).toBe('not taken');
});

test('gives back what is under way when it is closed, and takes nothing more', async () => {
  const thread = await start();
  const { publicKey, signature } = one;
  let settled = 0;
  const then = () => {
    settled += 1;
  };
  const jobs = Array.from({ length: 60 }, () => ({ key: publicKey, bytes: text, signature, then }));
  const taken = jobs.filter((job) => thread.take(job));
  lost.length = 0;
  await thread.close();
  expect(taken.length).toBeGreaterThan(0);
  expect(settled + lost.length).toBe(taken.length);
  expect(thread.take({ key: publicKey, bytes: text, signature, then })).toBe(false);
});
