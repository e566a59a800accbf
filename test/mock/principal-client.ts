/** What asks for credentials, made with node:crypto by the published rules. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  X509Certificate,
} from 'node:crypto';
import type { Mock } from '../../src/mock/options.js';
import { type RawAnswer, send } from './client.js';

/** The one header that the metadata service asks for. */
export const oracle: [string, string] = ['authorization', 'Bearer Oracle'];

/** A principal's key and the keyId that goes with it. */
export interface Signing {
  readonly keyId: string;
  readonly key: KeyObject;
  /** Covered names; default those of Oracle's SDKs for Python and Go, without `host` where `withoutHost`. */
  readonly withoutHost?: boolean;
  /** Names that the signature leaves out. */
  readonly leaveOut?: readonly string[];
  /** Milliseconds by which the date is off. */
  readonly dateOff?: number;
}

/** Header lines of a signed request. */
export function signedBy(
  { keyId, key, withoutHost = false, leaveOut = [], dateOff = 0 }: Signing,
  origin: string,
  method: string,
  target: string,
  body?: string,
): [string, string][] {
  const lines: [string, string][] = [
    ['date', new Date(Date.now() + dateOff).toUTCString()],
    ['(request-target)', `${method.toLowerCase()} ${target}`],
  ];
  if (!withoutHost) lines.push(['host', new URL(origin).host]);
  if (body !== undefined) {
    lines.push(
      ['content-length', String(Buffer.byteLength(body))],
      ['content-type', 'application/json'],
      ['x-content-sha256', createHash('sha256').update(body).digest('base64')],
    );
  }
  const covered = lines.filter(([name]) => !leaveOut.includes(name));
  const text = covered.map(([name, value]) => `${name}: ${value}`).join('\n');
  const signature = sign('sha256', Buffer.from(text), key).toString('base64');
  const names = covered.map(([name]) => name).join(' ');
  return [
    ...lines.filter(([name]) => name !== '(request-target)'),
    [
      'authorization',
      `Signature version="1",headers="${names}",keyId="${keyId}",algorithm="rsa-sha256",signature="${signature}"`,
    ],
  ];
}

/** Sends a signed request. */
export function ask(
  { origin }: Pick<Mock, 'origin'>,
  signing: Signing,
  method: string,
  target: string,
  body?: string,
): Promise<RawAnswer> {
  const headers = signedBy(signing, origin, method, target, body);
  return send(origin, { method, target, headers, ...(body === undefined ? {} : { body }) });
}

/** A text of the metadata service. */
export async function metadata(
  mock: Pick<Mock, 'origin'>,
  path: string,
  prefix = '',
): Promise<string> {
  const target = `${prefix}/opc/v2/${path}`;
  const { status, body } = await send(mock.origin, { method: 'GET', target, headers: [oracle] });
  if (status !== 200) throw new Error(`${target}: ${status} ${body}`);
  return body.toString();
}

/** A PEM without its first and last line and without line breaks. */
export const bare = (pem: string): string => pem.replace(/-----[A-Z ]+-----|\s/g, '');

/** The base64 of a public key. */
export const spki = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/** What an instance has of itself. */
export interface InstanceFiles {
  readonly certificate: string;
  readonly intermediate: string;
  readonly key: KeyObject;
  readonly tenancyId: string;
  /** In hex with colons, upper case. */
  readonly sha1: string;
  readonly sha256: string;
}

/** Fetches it from the metadata service. */
export async function instanceFiles(
  mock: Pick<Mock, 'origin'>,
  prefix = '',
): Promise<InstanceFiles> {
  const certificate = await metadata(mock, 'identity/cert.pem', prefix);
  const leaf = new X509Certificate(certificate);
  return {
    certificate,
    intermediate: await metadata(mock, 'identity/intermediate.pem', prefix),
    key: createPrivateKey(await metadata(mock, 'identity/key.pem', prefix)),
    tenancyId: /opc-tenant:(\S+)/.exec(leaf.subject)?.[1] ?? '',
    sha1: leaf.fingerprint,
    sha256: leaf.fingerprint256,
  };
}

/** The body of a federation call. */
export const federationBody = (
  { certificate, intermediate }: InstanceFiles,
  session: KeyObject,
  extra: Readonly<Record<string, unknown>> = {},
): string =>
  JSON.stringify({
    certificate: bare(certificate),
    publicKey: spki(session),
    intermediateCertificates: [bare(intermediate)],
    ...extra,
  });

/** The claims of a token, unverified. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

/** The token of an answer. */
export function tokenOf({ status, body }: RawAnswer): string {
  if (status !== 200) throw new Error(`${status} ${body}`);
  return JSON.parse(body.toString()).token;
}
