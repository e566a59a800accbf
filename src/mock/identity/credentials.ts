/** Keys and config files of a mock, in a temporary folder that only its owner can read. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformError } from '../../errors.js';
import { makeRsaKey } from './rsa-key.js';
import { sweepAtExit } from './sweep.js';

/** The region that a mock's config files name. */
export const region = 'us-chicago-1';

/** Another region: its API keys are not taken here. */
export const otherRegion = 'us-ashburn-1';

/** The profile that a mock's config files hold. */
export const profile = 'DEFAULT';

/** What a profile says of whose it is. */
interface ProfileOwner {
  readonly name: string;
  readonly id: string;
  readonly userId: string;
}

/** The credentials of one mock. All its tenancies share one key pair; their keyIds differ. */
export interface Credentials {
  readonly publicKey: KeyObject;
  /** MD5 of the public key's DER form, in hex with colons, as Oracle shows it. */
  readonly fingerprint: string;
  /** Writes a tenancy's config file and gives its path. */
  writeConfig(owner: ProfileOwner): Promise<string>;
  removeConfig(owner: ProfileOwner): Promise<void>;
  /** Path of a private key that no tenancy knows; made when first asked for. */
  otherKeyFile(): Promise<string>;
  /** Removes everything. */
  remove(): Promise<void>;
}

/** One RSA pair. */
async function makeKey(): Promise<{ publicKey: KeyObject; pem: string }> {
  const privateKey = await makeRsaKey();
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { publicKey: createPublicKey(privateKey), pem };
}

/** The fingerprint of a public key: MD5 over SubjectPublicKeyInfo (OCI documentation, API keys). */
function fingerprintOf(publicKey: KeyObject): string {
  const digest = createHash('md5').update(publicKey.export({ type: 'spki', format: 'der' }));
  return (digest.digest('hex').match(/../g) ?? []).join(':');
}

const writePrivate = (file: string, text: string) => writeFile(file, text, { mode: 0o600 });

/**
 * Makes the temporary folder, of mode 0700, and has it removed when the process exits. Synchronous: an
 * exit finds both done or neither. Fails with `OCIC_UNWRITABLE`.
 */
function makeFolder(): { folder: string; release: () => void } {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'oci-conform-'));
    return { folder, release: sweepAtExit(folder) };
  } catch (cause) {
    throw new ConformError(
      'OCIC_UNWRITABLE',
      `No temporary folder can be made in ${tmpdir()}.`,
      'Set TMPDIR to a folder that you can write to.',
      { cause },
    );
  }
}

/** Makes a mock's key and folder; both are gone after `remove` and when the process exits. */
export async function createCredentials(): Promise<Credentials> {
  const { folder, release } = makeFolder();
  const { publicKey, pem } = await makeKey();
  const keyFile = join(folder, 'key.pem');
  await writePrivate(keyFile, pem);
  const fingerprint = fingerprintOf(publicKey);
  // A file each and no folder: hundreds of tenancies come and go in a run.
  const configOf = (owner: ProfileOwner) => join(folder, `config-${owner.id.slice(-12)}`);
  let other: Promise<string> | undefined;
  const makeOther = async () => {
    const file = join(folder, 'other-key.pem');
    await writePrivate(file, (await makeKey()).pem);
    return file;
  };
  return {
    publicKey,
    fingerprint,
    async writeConfig(owner) {
      const file = configOf(owner);
      const lines = [
        `[${profile}]`,
        `user=${owner.userId}`,
        `fingerprint=${fingerprint}`,
        `tenancy=${owner.id}`,
        `region=${region}`,
        `key_file=${keyFile}`,
        '',
      ];
      await writePrivate(file, lines.join('\n'));
      return file;
    },
    removeConfig: (owner) => rm(configOf(owner), { force: true }),
    otherKeyFile() {
      other ??= makeOther();
      return other;
    },
    async remove() {
      await other?.catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
      release();
    },
  };
}
