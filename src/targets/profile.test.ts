import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { readProfile } from './profile.js';

const folder = mkdtempSync(join(tmpdir(), 'profile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encrypted = {
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'right',
} as const;
write('plain.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
write('locked.pem', privateKey.export(encrypted).toString());
write('public.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function config(name: string, section: string, key: string, more = ''): string {
  const lines = [
    `[${section}]`,
    'user=ocid1.user.oc1..u',
    'tenancy=ocid1.tenancy.oc1..t',
    'fingerprint=12:34',
    'region=us-chicago-1',
    `key_file=${join(folder, key)}`,
    more,
  ];
  return write(name, lines.join('\n'));
}

it('gives the key, its id and the region', async () => {
  const configFile = config('good', 'DEFAULT', 'plain.pem');
  const profile = await readProfile({ configFile, profile: 'DEFAULT' });
  expect(profile.keyId).toBe('ocid1.tenancy.oc1..t/ocid1.user.oc1..u/12:34');
  expect(profile.region).toBe('us-chicago-1');
  expect(profile.privateKey.equals(privateKey)).toBe(true);
});

it('opens a locked key with its pass phrase', async () => {
  const configFile = config('locked', 'DEFAULT', 'locked.pem', 'pass_phrase=right');
  const profile = await readProfile({ configFile, profile: 'DEFAULT' });
  expect(profile.privateKey.equals(privateKey)).toBe(true);
});

it('writes nothing on stdout when the file has no DEFAULT section', async () => {
  const info = vi.spyOn(console, 'info').mockImplementation(() => {});
  await readProfile({ configFile: config('named', 'OTHER', 'plain.pem'), profile: 'OTHER' });
  expect(info).not.toHaveBeenCalled();
  info.mockRestore();
});

it.each([
  ['a wrong pass phrase', 'locked.pem', 'pass_phrase=wrong', 'its passphrase is wrong'],
  ['a missing pass phrase', 'locked.pem', '', 'it is encrypted and the profile has no pass_phrase'],
  ['a public key', 'public.pem', '', 'the file holds no private key'],
  ['a key file that is not there', 'nowhere.pem', '', 'Failed to read private key'],
])('refuses %s before the SDK sees it', async (_what, key, more, words) => {
  const configFile = config('bad', 'DEFAULT', key, more);
  await expect(readProfile({ configFile, profile: 'DEFAULT' })).rejects.toMatchObject({
    code: 'OCIC_BAD_CREDENTIALS',
    message: expect.stringContaining(words),
  });
});

it('names a profile that is not in the file', async () => {
  const configFile = config('one', 'DEFAULT', 'plain.pem');
  await expect(readProfile({ configFile, profile: 'TWO' })).rejects.toMatchObject({
    code: 'OCIC_BAD_CREDENTIALS',
    message: expect.stringContaining('No profile named TWO exists'),
  });
});
