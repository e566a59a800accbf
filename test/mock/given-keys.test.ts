import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type MockOptions, startMock } from '../../src/index.js';
import { makeRsaKey } from '../../src/keys/rsa-key.js';
import type { Access } from '../../src/protocol/access.js';
import { profileOf } from './client.js';

const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

/** The public half of the key that a profile signs with. */
const signsWith = (access: Access): string =>
  publicPem(createPrivateKey(readFileSync(profileOf(access).key_file ?? '', 'utf8')));

test('a mock takes its keys from who gives them, when it needs them, and makes none of its own', async () => {
  const keys = await Promise.all([makeRsaKey(), makeRsaKey(), makeRsaKey()]);
  const left = [...keys];
  const makeKey = async () => {
    const key = left.shift();
    if (key === undefined) throw new Error('No key is left.');
    return key;
  };
  await using mock = await startMock({ makeKey });
  expect(left).toHaveLength(2);
  const given = keys.map(publicPem);
  expect(signsWith(mock.tenancy.access)).toBe(given[0]);
  // One for the session, one that seals its token.
  const session = signsWith(await mock.tenancy.accessFor('session_token'));
  expect(left).toEqual([]);
  expect(given.slice(1)).toContain(session);
});

const refusal = { code: 'OCIC_BAD_OPTION', message: expect.stringContaining('makeKey') };

test.each([
  ['too short a key', () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey],
  ['a public key', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey],
  ['a key of a curve', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
])('%s is refused in words', async (_, make) => {
  await expect(startMock({ makeKey: async () => make() })).rejects.toMatchObject(refusal);
});

test('nothing is refused in words, too', async () => {
  const options: MockOptions = Object.assign({}, { makeKey: async () => JSON.parse('null') });
  await expect(startMock(options)).rejects.toMatchObject(refusal);
});

test('a start that is refused leaves no folder behind', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'given-keys-'));
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(temporary, { recursive: true });
  });
  await expect(startMock({ makeKey: () => Promise.reject(new Error('none')) })).rejects.toThrow();
  expect(readdirSync(temporary)).toEqual([]);
  await using _ = await startMock();
  expect(readdirSync(temporary)).toHaveLength(1);
});
