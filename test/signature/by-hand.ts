/**
 * A signer for tests that shares no code with the kit: signing strings are put together here, line
 * by line, as Oracle's documentation has them, so that kit and test can disagree.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Sat, 21 Nov 2026 06:45:45 GMT, the clock of all signature tests. */
export const now = Date.UTC(2026, 10, 21, 6, 45, 45);
export const date = 'Sat, 21 Nov 2026 06:45:45 GMT';
export const host = '127.0.0.1:4000';
export const tenancy = 'ocid1.tenancy.oc1..aaaaexample';
export const user = 'ocid1.user.oc1..aaaaexample';
export const fingerprint = '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34';
export const keyId = `${tenancy}/${user}/${fingerprint}`;

export interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export function newPair(): Pair {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

export function sha256(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64');
}

export interface ByHand {
  readonly method: string;
  readonly target: string;
  readonly body: Buffer;
  /** Header lines without Authorization. */
  readonly headers: readonly (readonly [string, string])[];
  /** The `headers=` parameter. */
  readonly list: string;
  /** The signing string. */
  readonly text: string;
}

/** A correct POST of this body, before it is spoiled. */
export function post(body = '{"a": "ä€😀"}', target = '/20231130/actions/chat'): ByHand {
  const bytes = Buffer.from(body, 'utf8');
  const digest = sha256(bytes);
  return {
    method: 'POST',
    target,
    body: bytes,
    headers: [
      ['host', host],
      ['date', date],
      ['content-type', 'application/json'],
      ['content-length', String(bytes.length)],
      ['x-content-sha256', digest],
    ],
    list: 'date (request-target) host content-length content-type x-content-sha256',
    text: [
      `date: ${date}`,
      `(request-target): post ${target}`,
      `host: ${host}`,
      `content-length: ${bytes.length}`,
      'content-type: application/json',
      `x-content-sha256: ${digest}`,
    ].join('\n'),
  };
}

/** A correct GET, before it is spoiled. */
export function get(target = '/20231130/models?compartmentId=c1&capability=CHAT'): ByHand {
  return {
    method: 'GET',
    target,
    body: Buffer.alloc(0),
    headers: [
      ['host', host],
      ['date', date],
    ],
    list: 'date (request-target) host',
    text: `date: ${date}\n(request-target): get ${target}\nhost: ${host}`,
  };
}

/** The Authorization value around a signature. */
function authorization(list: string, signature: string, id = keyId): string {
  return `Signature version="1",keyId="${id}",algorithm="rsa-sha256",headers="${list}",signature="${signature}"`;
}

/** Replaces or adds header lines of a request. */
export function withHeaders(request: ByHand, ...lines: (readonly [string, string])[]): ByHand {
  const names = lines.map(([name]) => name.toLowerCase());
  const kept = request.headers.filter(([name]) => !names.includes(name.toLowerCase()));
  return { ...request, headers: [...kept, ...lines] };
}

/** Signs and gives what a server would receive. */
export function signed(
  request: ByHand,
  privateKey: KeyObject,
  signature = sign('sha256', Buffer.from(request.text, 'utf8'), privateKey).toString('base64'),
) {
  const { method, target, headers, body } = request;
  const value = authorization(request.list, signature);
  return { method, target, body, headers: [...headers, ['authorization', value] as const] };
}
