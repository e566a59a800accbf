/** Keys and files of a mock, in a temporary folder that only its owner can read. */
import { createHash, createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformError } from '../../errors.js';
import type { MakeKey } from '../../keys/rsa-key.js';
import { sweepAtExit } from './sweep.js';

/** The region that a mock's config files name. */
export const region = 'us-chicago-1';

/** Another region: its API keys are not taken here. */
export const otherRegion = 'us-ashburn-1';

/** A key pair as files hold it. */
export interface KeyPair {
  readonly publicKey: KeyObject;
  /** PKCS#8, PEM. */
  readonly pem: string;
  /** MD5 of the public key's DER form, in hex with colons, as Oracle shows it. */
  readonly fingerprint: string;
}

/** The credentials of one mock. All its tenancies share one key pair; their keyIds differ. */
export interface Credentials extends KeyPair {
  readonly folder: string;
  /** The passphrase of {@link Credentials.encryptedPem}. */
  readonly passphrase: string;
  /** The same private key, encrypted with the passphrase. */
  encryptedPem(): Promise<string>;
  /** The key pair of sessions, for which tokens are issued; made when first asked for. */
  session(): Promise<KeyPair>;
  /** The key pair of sessions, where it is there already. */
  madeSession(): KeyPair | undefined;
  /** Writes a file of mode 0600 unless this mock has written it before; gives its path. */
  ensure(file: string, make: () => Promise<string>): Promise<string>;
  /** Replaces a file at once: whoever reads it meanwhile reads the old one or the new one. */
  replace(file: string, text: string): Promise<void>;
  /** Removes a file, if it is there. */
  discard(file: string): Promise<void>;
  /** Path of a private key that no tenancy knows; made when first asked for. */
  otherKeyFile(): Promise<string>;
  /** Removes everything. */
  remove(): Promise<void>;
}

async function pairOf(making: Promise<KeyObject>): Promise<KeyPair & { privateKey: KeyObject }> {
  const privateKey = await making;
  const publicKey = createPublicKey(privateKey);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { privateKey, publicKey, pem, fingerprint: fingerprintOf(publicKey) };
}

/** The fingerprint of a public key: MD5 over SubjectPublicKeyInfo (OCI documentation, API keys). */
function fingerprintOf(publicKey: KeyObject): string {
  const digest = createHash('md5').update(publicKey.export({ type: 'spki', format: 'der' }));
  return (digest.digest('hex').match(/../g) ?? []).join(':');
}

/** Small files: written at once, which costs a fifth of what a promise for each step of it does. */
const writePrivate = (file: string, text: string) => writeFileSync(file, text, { mode: 0o600 });

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
export async function createCredentials(makeKey: MakeKey): Promise<Credentials> {
  const { privateKey, publicKey, pem, fingerprint } = await pairOf(makeKey());
  const { folder, release } = makeFolder();
  const passphrase = randomUUID();
  const written = new Map<string, Promise<string>>();
  let session: Promise<KeyPair> | undefined;
  let madeSession: KeyPair | undefined;

  const write = async (file: string, make: () => Promise<string>) => {
    writePrivate(file, await make());
    return file;
  };
  const ensure: Credentials['ensure'] = (file, make) => {
    const writing = written.get(file) ?? write(file, make);
    written.set(file, writing);
    return writing;
  };
  const makeSession = async () => {
    madeSession = await pairOf(makeKey());
    return madeSession;
  };

  return {
    folder,
    publicKey,
    pem,
    fingerprint,
    passphrase,
    encryptedPem: async () =>
      privateKey
        .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
        .toString(),
    session() {
      session ??= makeSession();
      return session;
    },
    madeSession: () => madeSession,
    ensure,
    async replace(file, text) {
      const fresh = `${file}.${randomUUID()}`;
      writePrivate(fresh, text);
      renameSync(fresh, file);
    },
    async discard(file) {
      await written.get(file)?.catch(() => undefined);
      written.delete(file);
      rmSync(file, { force: true });
    },
    otherKeyFile: () =>
      ensure(join(folder, 'other-key.pem'), async () => (await pairOf(makeKey())).pem),
    async remove() {
      await Promise.allSettled(written.values());
      await rm(folder, { recursive: true, force: true });
      release();
    },
  };
}
