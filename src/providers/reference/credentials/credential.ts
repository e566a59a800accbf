/** A credential of one run: Oracle's own provider and signer, used by one call at a time. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  type AuthenticationDetailsProvider,
  DefaultRequestSigner,
  type HttpRequest,
} from 'oci-common';
import type { AuthMode } from '../../../protocol/call.js';
import { createLock } from './lock.js';
import { noCredential, Unsigned, wordsOf } from './problems.js';
import { quietly } from './quiet.js';

/** What a request is signed with. */
export interface SigningKey {
  /** `ST$` and a token, or the id of an API key. */
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** How a credential of one auth mode is had from Oracle's own providers. */
export interface Source {
  readonly auth: AuthMode;
  /** Nothing in it tells the console anything, so that nothing has to be kept off it. */
  readonly silent?: true;
  /** The provider, made when the first request is signed. */
  open(): Promise<AuthenticationDetailsProvider>;
  /** A provider with a fresh credential. Absent where a mode has nothing fresher to give. */
  readonly renew?: () => Promise<AuthenticationDetailsProvider>;
  /** Frees what the provider holds. */
  readonly close?: () => void;
}

/** What signs the requests of one run, steps of a dialogue that are made at once included. */
export interface Credential {
  /**
   * Signs: adds date, digest and `authorization` to the request's headers.
   *
   * @returns which edition of the credential signed; each renewal makes another
   * @throws Error in plain words and without secrets, when there is no credential to be had
   */
  sign(request: HttpRequest, excludeBody?: boolean): Promise<number>;
  /**
   * Gets a fresh credential in the place of the edition that was refused. Calls that were refused with the
   * same edition share one renewal. Absent where a refusal is final.
   */
  readonly renew?: (refused: number) => Promise<void>;
  /** The key of now, for the probe, which signs by itself. Fails as `sign` does. */
  key(): Promise<SigningKey>;
  close(): void;
}

interface Held {
  readonly provider: AuthenticationDetailsProvider;
  readonly signer: DefaultRequestSigner;
}

/**
 * Makes the credential. Signing and renewing take turns: Oracle's federation client exchanges key and token
 * one after the other, so that calls made meanwhile would sign with a key that is not the token's
 * (npm oci-common 2.139.1, lib/auth/X509-federation-client.js has no lock).
 */
export function createCredential(source: Source): Credential {
  const { auth, silent } = source;
  const lock = createLock();
  let held: Held | undefined;
  let edition = 0;
  let renewal: Promise<void> | undefined;

  const inTurn = <T>(action: () => Promise<T>): Promise<T> =>
    lock(silent ? action : () => quietly(action)).catch((thrown: unknown) => {
      throw noCredential(auth, thrown);
    });

  /** The key of a federated credential comes with its token, so the token is asked for first. */
  const hold = async (provider: AuthenticationDetailsProvider): Promise<Held> => {
    await demandSendable(provider);
    return { provider, signer: new DefaultRequestSigner(provider) };
  };

  const renew = (fresh: NonNullable<Source['renew']>) => (refused: number) => {
    if (refused !== edition) return Promise.resolve();
    renewal ??= inTurn(async () => {
      held = await hold(await fresh());
      edition += 1;
    }).finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  return {
    sign: (request, excludeBody) =>
      inTurn(async () => {
        held ??= await hold(await source.open());
        await demandSendable(held.provider);
        await held.signer.signHttpRequest(request, excludeBody).catch((thrown: unknown) => {
          throw new Unsigned(`The request cannot be signed: ${wordsOf(thrown)}`);
        });
        return edition;
      }),
    ...(source.renew === undefined ? {} : { renew: renew(source.renew) }),
    key: () =>
      inTurn(async () => {
        held ??= await hold(await source.open());
        return keyOf(principalOf(held.provider));
      }),
    close() {
      if (source.close !== undefined) quietly(source.close);
    },
  };
}

/**
 * A token file that ends in a line break gives a header that no HTTP client sends, and the error that Node
 * throws then holds the whole token.
 */
async function demandSendable(provider: AuthenticationDetailsProvider): Promise<void> {
  const keyId = await principalOf(provider).getKeyId();
  if (/^[\x21-\x7e]+$/.test(keyId)) return;
  throw new Error(
    'the token holds a blank or a line break, which no HTTP header can carry; write its file without one',
  );
}

/** Behind a delegation token stands the principal that signs. */
const principalOf = (provider: AuthenticationDetailsProvider): AuthenticationDetailsProvider =>
  provider.getProvider?.() ?? provider;

async function keyOf(provider: AuthenticationDetailsProvider): Promise<SigningKey> {
  const keyId = await provider.getKeyId();
  const passphrase = provider.getPassphrase();
  const key = provider.getPrivateKey();
  return { keyId, privateKey: createPrivateKey(passphrase ? { key, passphrase } : key) };
}
