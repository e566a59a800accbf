/** A profile of an OCI config file, read by Oracle's own reader and checked before Oracle's signer sees it. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ConfigFileAuthenticationDetailsProvider } from 'oci-common';
import { ConformError } from '../errors.js';
import type { ProfileKind } from './ways.js';

/** An `api_key` profile that can sign. */
export interface Profile {
  /** For the SDK's clients. */
  readonly provider: ConfigFileAuthenticationDetailsProvider;
  /** `<tenancy>/<user>/<fingerprint>`. */
  readonly keyId: string;
  readonly tenancy: string;
  readonly user: string;
  readonly fingerprint: string;
  /** As the file (or `OCI_REGION`) says. */
  readonly region: string | undefined;
  readonly privateKey: KeyObject;
}

/** What a profile says of whose it is, and what kind of credential it has. */
export interface ProfileFacts {
  readonly kind: ProfileKind;
  readonly tenancy: string;
  readonly region: string | undefined;
}

/** Where a profile stands. */
export interface ProfilePlace {
  readonly configFile: string;
  readonly profile: string;
}

/** Reads profiles, one after another. */
export type ProfileReader = (place: ProfilePlace) => Promise<Profile>;

/** A reader that opens each key once, however many profiles sign with it: opening checks the key, at a price. */
export function profileReader(): ProfileReader {
  const opened = new Map<string, KeyObject>();
  return (place) =>
    read(place, (pem, passphrase) => {
      const name = JSON.stringify([pem, passphrase]);
      const key = opened.get(name) ?? openProfileKey(place, pem, passphrase);
      opened.set(name, key);
      return key;
    });
}

/**
 * Reads a profile and its key.
 *
 * The key is opened with `node:crypto` first: handed a wrong passphrase, `oci-common` 2.139.1 throws
 * and then ends the process from a later tick, which no caller can catch.
 *
 * @param place the config file, always named: left to itself the SDK prefers `~/.oci/config`
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when the file, the profile or the key cannot be used
 */
export function readProfile(place: ProfilePlace): Promise<Profile> {
  return read(place, (pem, passphrase) => openProfileKey(place, pem, passphrase));
}

/**
 * Reads what a profile is. One of an instance has no key; a key that there is must open.
 *
 * @throws ConformError as {@link readProfile} does
 */
export async function readFacts(place: ProfilePlace): Promise<ProfileFacts> {
  const provider = load(place);
  const instance = provider.getAuthType() === 'instance_principal';
  if (!instance) await readProfile(place);
  return {
    kind: instance ? 'instance_principal' : provider.sessionToken ? 'session_token' : 'api_key',
    tenancy: provider.getTenantId(),
    region: provider.getRegion()?.regionId,
  };
}

type Opener = (pem: string, passphrase: string | null) => KeyObject;

async function read(place: ProfilePlace, open: Opener): Promise<Profile> {
  const provider = load(place);
  const privateKey = open(provider.getPrivateKey(), provider.getPassphrase());
  return {
    provider,
    keyId: await provider.getKeyId(),
    tenancy: provider.getTenantId(),
    user: provider.getUser(),
    fingerprint: provider.getFingerprint(),
    region: provider.getRegion()?.regionId,
    privateKey,
  };
}

function load({ configFile, profile }: ProfilePlace): ConfigFileAuthenticationDetailsProvider {
  try {
    return withoutInfo(() => new ConfigFileAuthenticationDetailsProvider(configFile, profile));
  } catch (cause) {
    throw new ConformError(
      'OCIC_BAD_CREDENTIALS',
      `Profile ${profile} of ${configFile} cannot be read: ${reasonOf(cause)}`,
      'Name another file with OCI_CONFIG_FILE or another profile with OCI_PROFILE, or mend this one.',
      { cause },
    );
  }
}

/** The reader tells of a missing DEFAULT section by `console.info`, which is stdout: the result's place. */
function withoutInfo<T>(action: () => T): T {
  const { info } = console;
  console.info = () => {};
  try {
    return action();
  } finally {
    console.info = info;
  }
}

function openProfileKey(place: ProfilePlace, pem: string, passphrase: string | null): KeyObject {
  return openKey(pem, passphrase, {
    whose: `of profile ${place.profile} in ${place.configFile}`,
    remedy: 'Check key_file and pass_phrase of the profile.',
  });
}

/**
 * Opens a private key.
 *
 * @param owner words for the error, and what to look at
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when it is none, or the passphrase is wrong
 */
export function openKey(
  pem: string,
  passphrase: string | null,
  owner: { readonly whose: string; readonly remedy: string },
): KeyObject {
  try {
    return createPrivateKey(passphrase ? { key: pem, passphrase } : pem);
  } catch (cause) {
    throw new ConformError(
      'OCIC_BAD_CREDENTIALS',
      `The private key ${owner.whose} cannot be opened: ${keyProblem(pem, passphrase)}.`,
      owner.remedy,
      { cause },
    );
  }
}

function keyProblem(pem: string, passphrase: string | null): string {
  if (!pem.includes('PRIVATE KEY')) return 'the file holds no private key';
  if (!pem.includes('ENCRYPTED')) return 'the file is not a readable PEM key';
  return passphrase
    ? 'its passphrase is wrong'
    : 'it is encrypted and the profile has no pass_phrase';
}

/** Oracle's reader throws Errors and, for a missing key file, a bare string. Neither holds a secret. */
function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.split(/ ?For more info/)[0]?.trim() ?? text;
}
