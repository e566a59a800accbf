/** A plain client over real sockets: it shows bytes and chunks as they are. */
import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Access } from '../../src/protocol/access.js';

export const chatPath = '/20231130/actions/chat';
export const llama = 'meta.llama-3.3-70b-instruct';

/** A chat body that the service accepts. */
export const chatBody = (
  access: Access,
  { stream = false, model = llama, text = 'Hello', extra = {} } = {},
): string =>
  JSON.stringify({
    compartmentId: access.compartmentId,
    servingMode: { servingType: 'ON_DEMAND', modelId: model },
    chatRequest: {
      apiFormat: 'GENERIC',
      messages: [{ role: 'USER', content: [{ type: 'TEXT', text }] }],
      ...(stream ? { isStream: true } : {}),
      ...extra,
    },
  });

/** The profile of an access as a record, without what it inherits. */
export const profileOf = ({ configFile, profile }: Access): Record<string, string> => {
  const sections = readFileSync(configFile, 'utf8').split(/^\[/m);
  const own = sections.find((section) => section.startsWith(`${profile}]`)) ?? '';
  return Object.fromEntries(
    [...own.matchAll(/^(\w+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
};

/** The keyId with which a profile signs. */
export const keyIdOf = (profile: Record<string, string>): string =>
  profile.security_token_file === undefined
    ? `${profile.tenancy}/${profile.user}/${profile.fingerprint}`
    : `ST$${readFileSync(profile.security_token_file, 'utf8')}`;

/** What may differ from what the profile says. */
export interface Otherwise {
  readonly keyId?: string;
  readonly key?: KeyObject;
  /** Header lines to sign, right after `host`. */
  readonly extra?: readonly (readonly [string, string])[];
  /** Milliseconds since the epoch. */
  readonly now?: number;
}

/** Header lines of a signed request, made with node:crypto by the published rules. */
export function signed(
  access: Access,
  method: string,
  target: string,
  body?: string,
  { keyId, key, extra = [], now = Date.now() }: Otherwise = {},
): [string, string][] {
  const profile = profileOf(access);
  const lines: [string, string][] = [
    ['date', new Date(now).toUTCString()],
    ['(request-target)', `${method.toLowerCase()} ${target}`],
    ['host', new URL(access.endpoint).host],
    ...extra.map(([name, value]): [string, string] => [name, value]),
  ];
  if (body !== undefined) {
    lines.push(
      ['content-length', String(Buffer.byteLength(body))],
      ['content-type', 'application/json'],
      ['x-content-sha256', createHash('sha256').update(body).digest('base64')],
    );
  }
  const text = lines.map(([name, value]) => `${name}: ${value}`).join('\n');
  const signer = key ?? createPrivateKey(readFileSync(profile.key_file ?? ''));
  const signature = sign('sha256', Buffer.from(text), signer).toString('base64');
  const names = lines.map(([name]) => name).join(' ');
  return [
    ...lines.filter(([name]) => name !== '(request-target)'),
    [
      'authorization',
      `Signature version="1",keyId="${keyId ?? keyIdOf(profile)}",algorithm="rsa-sha256",headers="${names}",signature="${signature}"`,
    ],
  ];
}

/** An answer as it came off the socket. */
export interface RawAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Header names in the order in which they came. */
  readonly names: readonly string[];
  readonly body: Buffer;
  /** HTTP chunks, when the body came in chunks. */
  readonly chunks: readonly Buffer[];
  /** Whether the body came to its end. */
  readonly whole: boolean;
  /** Whether the server closed the connection. */
  readonly closed: boolean;
}

interface Asked {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | Buffer;
}

/** Takes chunked coding apart; `whole` says that the last chunk was there. */
function unchunk(bytes: Buffer): { chunks: Buffer[]; whole: boolean } {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) break;
    const length = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16);
    if (length === 0) return { chunks, whole: true };
    if (lineEnd + 2 + length + 2 > bytes.length) break;
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return { chunks, whole: false };
}

function parse(bytes: Buffer, closed: boolean): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const pairs = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const headers = Object.fromEntries(pairs);
  const rest = bytes.subarray(end + 4);
  const head = {
    status: Number(start.split(' ')[1]),
    headers,
    names: pairs.map(([name]) => name),
    closed,
  };
  if (headers['transfer-encoding'] === 'chunked') {
    const { chunks, whole } = unchunk(rest);
    return { ...head, body: Buffer.concat(chunks), chunks, whole };
  }
  const length = Number(headers['content-length'] ?? Number.NaN);
  const whole = Number.isNaN(length) ? closed : rest.length >= length;
  return { ...head, body: rest, chunks: [], whole };
}

/** An open exchange: what has come so far, and the socket. */
export interface OpenExchange {
  readonly socket: Socket;
  /** Resolves once `until` holds of what has come, or the connection is closed. */
  answer(until: (answer: RawAnswer) => boolean): Promise<RawAnswer>;
}

/** Sends a request and hands back the open exchange. */
export function open(origin: string, asked: Asked = {}): OpenExchange {
  const { method = 'POST', target = chatPath, headers = [], body = '' } = asked;
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const own: [string, string][] = [['host', new URL(origin).host]];
  if (body.length > 0) own.push(['content-length', String(Buffer.byteLength(body))]);
  const lines = [...own.filter(([name]) => !names.has(name)), ...headers];
  const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${text}\r\n`);
  return openRaw(origin, Buffer.concat([head, Buffer.from(body)]));
}

/** Sends bytes, whatever they are, and hands back the open exchange. */
export function openRaw(origin: string, request: Uint8Array | string): OpenExchange {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(request);
  let bytes = Buffer.alloc(0);
  let closed = false;
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watch of watchers) watch();
  };
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    tell();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    closed = true;
    tell();
  });
  return {
    socket,
    answer: (until) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          const answer = parse(bytes, closed);
          if (answer && (closed || until(answer))) {
            watchers.delete(watch);
            resolve(answer);
          } else if (closed) reject(new Error('The connection closed without an answer.'));
        };
        watchers.add(watch);
        watch();
      }),
  };
}

/** Sends a request and waits for the whole answer. */
export async function send(origin: string, asked: Asked = {}): Promise<RawAnswer> {
  const exchange = open(origin, asked);
  const answer = await exchange.answer(({ whole }) => whole);
  exchange.socket.destroy();
  return answer;
}

/** A signed chat request, ready for `open` and `send`. */
export const signedChat = (
  access: Access,
  options: Parameters<typeof chatBody>[1] = {},
  otherwise: Otherwise = {},
): Asked => {
  const body = chatBody(access, options);
  return { headers: signed(access, 'POST', chatPath, body, otherwise), body };
};

/** Waits until something holds; the test's own timeout ends a vain wait. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
