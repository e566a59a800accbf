import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RsaThread, startThread, type VerifyJob } from './rsa-thread.js';

const text = Buffer.from('date: Sat, 21 Nov 2026 06:45:45 GMT\nhost: localhost');

function signer(modulusLength: number) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return { publicKey, signature: sign('sha256', text, privateKey) };
}

const [small, one, other] = [signer(1024), signer(2048), signer(2048)];
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

const lost: VerifyJob[] = [];

let alive: NodeJS.Timeout | undefined;
let thread: RsaThread;

const ask = (key: KeyObject, signature: Uint8Array, bytes: Uint8Array = text) =>
  new Promise<boolean | 'not taken'>((then) => {
    if (!thread.take({ key, bytes, signature, then })) then('not taken');
  });

// Started once: in a checkout a TypeScript loader comes first, which takes long where the machine is busy.
beforeAll(async () => {
  thread = startThread((job) => lost.push(job));
  // As the sockets of a mock do, a timer keeps the process alive meanwhile.
  alive = setInterval(() => undefined, 60_000);
  while ((await ask(small.publicKey, small.signature)) !== true) await sleep(20);
}, 180_000);

afterAll(async () => {
  clearInterval(alive);
  await thread.close();
});

test('takes signatures for what they are, by keys of any number and size', async () => {
  const bent = Buffer.from(one.signature);
  bent[0] = (bent[0] ?? 0) ^ 1;
  const verdicts = await Promise.all([
    ask(one.publicKey, one.signature),
    ask(other.publicKey, one.signature),
    ask(small.publicKey, small.signature),
    ask(one.publicKey, bent),
    ask(other.publicKey, other.signature),
    ask(one.publicKey, one.signature, Buffer.from('other bytes')),
    ask(small.publicKey, one.signature),
    ask(elliptic, one.signature),
    ask(one.publicKey, Buffer.alloc(0)),
    ask(one.publicKey, one.signature),
  ]);
  expect(verdicts).toEqual([true, false, true, false, true, false, false, false, false, true]);
});

test('goes round its ring, and takes no more than that holds', async () => {
  const { publicKey, signature } = small;
  const bent = Buffer.from(signature);
  bent[9] = (bent[9] ?? 0) ^ 1;
  const seen = new Set<string>();
  for (let round = 0; round < 5; round += 1) {
    const given = Array.from({ length: 80 }, (_, at) =>
      ask(publicKey, at % 3 === round % 3 ? bent : signature),
    );
    (await Promise.all(given)).forEach((verdict, at) => {
      seen.add(`${verdict}`);
      if (verdict !== 'not taken') expect(verdict).toBe(at % 3 !== round % 3);
    });
  }
  expect([...seen].sort()).toEqual(['false', 'not taken', 'true']);
});

test('takes nothing that is larger than a place of its ring', async () => {
  const { publicKey, signature } = small;
  expect(await ask(publicKey, signature, Buffer.alloc(4096 - 128))).toBe(false);
  expect(await ask(publicKey, signature, Buffer.alloc(4096 - 127))).toBe('not taken');
});

test('gives back what is under way when it is closed, and takes nothing more', async () => {
  const { publicKey, signature } = one;
  let settled = 0;
  const then = () => {
    settled += 1;
  };
  const jobs = Array.from({ length: 60 }, () => ({ key: publicKey, bytes: text, signature, then }));
  const taken = jobs.filter((job) => thread.take(job));
  await thread.close();
  expect(taken.length).toBeGreaterThan(0);
  expect(settled + lost.length).toBe(taken.length);
  expect(thread.take({ key: publicKey, bytes: text, signature, then })).toBe(false);
});
