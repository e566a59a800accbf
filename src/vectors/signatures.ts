/** Signed requests as vectors: those that the service accepts, and those that it refuses. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { ProbeRequest, Signing } from '../protocol/call.js';
import type { HeaderLines } from '../protocol/exchange.js';
import { type SigningContext, signRequest } from '../protocol/signature/signing.js';
import { signingLines, signingString } from '../protocol/signature/signing-string.js';
import type { Case } from '../suites/case.js';
import { otherKey, ownKey } from './keys.js';

/** Whose requests they are, and when: the same for all. */
export interface Signer {
  /** Milliseconds since the epoch, at which the service judges. */
  readonly now: number;
  readonly host: string;
  readonly keyId: string;
  /** PEM. */
  readonly privateKey: string;
  /** PEM: what the service knows under that keyId. */
  readonly publicKey: string;
}

/** A request, signed. */
export interface SignatureVector {
  /** The case's id. */
  readonly id: string;
  readonly title: string;
  readonly request: {
    readonly method: string;
    readonly target: string;
    /** In wire order, `authorization` last. */
    readonly headers: HeaderLines;
    readonly body: string;
  };
  /** What a signer signs, line by line; only where the request is accepted. */
  readonly signingString?: string;
  readonly accepted: boolean;
}

const tenancy = 'ocid1.tenancy.oc1..vectors';
const user = 'ocid1.user.oc1..vectors';
const fingerprint = '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34';

const values: SigningContext['values'] = {
  tenancy,
  user,
  fingerprint,
  compartment: 'ocid1.compartment.oc1..vectors',
  model: 'meta.llama-3.3-70b-instruct',
};

/** The {@link Signer} of all vectors. */
export const signer: Signer = {
  now: Date.UTC(2026, 0, 15, 12),
  host: 'inference.generativeai.us-chicago-1.oci.oraclecloud.com',
  keyId: `${tenancy}/${user}/${fingerprint}`,
  privateKey: ownKey,
  publicKey: createPublicKey(ownKey).export({ type: 'spki', format: 'pem' }).toString(),
};

/** Bytes that differ from one signing to the next make no vector. */
const isSalted = (signing: Signing): boolean =>
  signing !== 'none' && signing.scheme === 'rsa-pss-sha256';

/** Placeholders of credentials that no vector has. */
const isFilled = (request: ProbeRequest): boolean =>
  [...JSON.stringify(request).matchAll(/\{(\w+)\}/g)].every(
    ([, name = '']) => name in values || name === 'hostname' || name === 'date',
  );

function signedStringOf(headers: HeaderLines, method: string, target: string): string {
  const authorization = headers.find(([name]) => name === 'authorization')?.[1] ?? '';
  const covered = /headers="([^"]*)"/.exec(authorization)?.[1] ?? '';
  return signingString(signingLines({ method, target, headers }, covered.trim().split(/ +/)));
}

function vectorOf({ id, title }: Case, request: ProbeRequest): SignatureVector {
  const keys = { own: createPrivateKey(ownKey), other: createPrivateKey(otherKey) };
  const { now, host, keyId } = signer;
  const { method, target, headers, body } = signRequest(request, keys, {
    host,
    now,
    keyId,
    values,
  });
  const accepted = id.startsWith('signature/accepted/');
  return {
    id,
    title,
    request: { method, target, headers, body: Buffer.from(body).toString('utf8') },
    ...(accepted ? { signingString: signedStringOf(headers, method, target) } : {}),
    accepted,
  };
}

/** A vector for each case about signatures that a probe asks, in the order of the catalogue. */
export function signatureVectors(cases: readonly Case[]): readonly SignatureVector[] {
  return cases.flatMap((one) => {
    const { id, when } = one;
    if (!/^signature\/(?:accepted|refused)\//.test(id) || when.operation !== 'probe') return [];
    if (when.request.signing === 'none' || isSalted(when.request.signing)) return [];
    return isFilled(when.request) ? [vectorOf(one, when.request)] : [];
  });
}
