/** Options with their defaults, checked. */
import { KeyObject } from 'node:crypto';
import { ConformError } from '../errors.js';
import { type MakeKey, makeRsaKey } from '../keys/rsa-key.js';
import { flawOfFaults } from './faults/combine.js';
import type { AuthPolicy, MockOptions } from './options.js';

/** What a mock is started with. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Of the listener with TLS; 0 for any free one. */
  readonly tlsPort: number;
  /** Where clients see the mock; absent: where it listens. */
  readonly publicOrigin: string | undefined;
  /** The port with TLS as they see it; absent: the one that it is. */
  readonly publicTlsPort: number | undefined;
  readonly auth: AuthPolicy;
  readonly seed: number;
  readonly clock: () => number;
  readonly journalSize: number;
  readonly contentTypeParameters: 'live' | 'literal';
  /** Faults of every reply of the tenancy that the mock starts with. */
  readonly faults: readonly string[];
  readonly makeKey: MakeKey;
}

const policies: readonly string[] = ['strict', 'lenient', 'off'] satisfies AuthPolicy[];

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

const badOption = (message: string, remedy: string) =>
  new ConformError('OCIC_BAD_OPTION', message, remedy);

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin;
  throw badOption(
    `The public origin "${text}" is not one.`,
    'Give scheme, host and port alone, such as http://localhost:4000.',
  );
}

/**
 * Refuses faults that there are not, or that cannot be together.
 *
 * @throws ConformError `OCIC_BAD_OPTION`
 */
export function demandFaults(faults: readonly string[]): void {
  const flaw = flawOfFaults(faults);
  if (flaw) throw badOption(`Of the faults, number ${flaw.index + 1} ${flaw.why}.`, flaw.allowed);
}

/** Refuses a key that no client could sign with, or that the service would not take. */
const demanded =
  (makeKey: MakeKey): MakeKey =>
  async () => {
    const key: unknown = await makeKey();
    if (key instanceof KeyObject && key.type === 'private' && key.asymmetricKeyType === 'rsa') {
      const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
      if (modulusLength >= 2048) return key;
    }
    throw badOption(
      'What makeKey gave is no private RSA key of 2048 bits or more.',
      'Give such a KeyObject, as createPrivateKey(pem) of node:crypto does.',
    );
  };

/**
 * Checks options and fills in defaults.
 *
 * @throws ConformError `OCIC_BAD_OPTION`, or `OCIC_NOT_LOOPBACK` for auth `off` beyond loopback.
 */
export function readSettings(options: MockOptions): Settings {
  const {
    port = 0,
    tlsPort = 0,
    publicTlsPort,
    auth = 'strict',
    seed = 1,
    journalSize = 256,
    host = '127.0.0.1',
    faults = [],
  } = options;
  for (const one of [port, tlsPort, publicTlsPort ?? 0]) {
    if (!Number.isInteger(one) || one < 0 || one > 65_535) {
      throw badOption(`The port ${one} is not one.`, 'Give a whole number from 0 to 65535.');
    }
  }
  if (!policies.includes(auth)) {
    throw badOption(`There is no auth "${auth}".`, `Give one of ${policies.join(', ')}.`);
  }
  if (!Number.isSafeInteger(seed)) {
    throw badOption(`The seed ${seed} is not a whole number.`, 'Give one, such as 1.');
  }
  if (!Number.isInteger(journalSize) || journalSize < 1) {
    throw badOption(`A journal of ${journalSize} exchanges cannot be.`, 'Give 1 or more.');
  }
  demandFaults(faults);
  if (auth === 'off' && !loopback.test(host) && options.iKnow !== true) {
    throw new ConformError(
      'OCIC_NOT_LOOPBACK',
      `Listening on ${host} with auth off lets anybody on the network call.`,
      'Leave out --host, or keep auth strict, or confirm with --i-know (in code: iKnow: true).',
    );
  }
  return {
    host,
    port,
    tlsPort,
    publicTlsPort,
    publicOrigin: options.publicOrigin === undefined ? undefined : readOrigin(options.publicOrigin),
    auth,
    seed,
    clock: options.clock ?? Date.now,
    journalSize,
    contentTypeParameters: options.contentTypeParameters ?? 'live',
    faults,
    makeKey: options.makeKey === undefined ? makeRsaKey : demanded(options.makeKey),
  };
}
