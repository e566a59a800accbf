import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { createVerifier } from './verifier.js';

const text = Buffer.from('date: Sat, 21 Nov 2026 06:45:45 GMT');
const { privateKey, publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const right = sign('sha256', text, privateKey);
const wrong = sign('sha256', Buffer.from('other bytes'), privateKey);

test('says of each signature in a crowd whether it is right, also when it is closed meanwhile', async () => {
  const verifier = createVerifier();
  const alive = setInterval(() => undefined, 60_000);
  const ask = (signature: Uint8Array) =>
    new Promise<boolean>((then) => verifier.verify({ key, bytes: text, signature, then }));
  const crowd = () => Array.from({ length: 150 }, (_, at) => ask(at % 5 === 0 ? wrong : right));
  const expected = Array.from({ length: 150 }, (_, at) => at % 5 !== 0);
  for (let round = 0; round < 4; round += 1) expect(await Promise.all(crowd())).toEqual(expected);
  const last = crowd();
  await verifier.close();
  expect(await Promise.all(last)).toEqual(expected);
  expect(await Promise.all(crowd())).toEqual(expected);
  clearInterval(alive);
});
