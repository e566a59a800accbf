/** What never becomes a request, because it is not well-formed HTTP: answered on the bare socket. */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorAnswer } from './answers.js';
import type { Connections } from './connections.js';
import type { Dates } from './dates.js';
import type { Ledger } from './ledger.js';
import { openRecord } from './record.js';
import type { Received } from './stages.js';

/** Why a socket's bytes are not taken. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  /** What the status line says instead of the usual: all that some clients show of a refused tunnel. */
  readonly reason?: string;
  /** For the journal. */
  readonly note: string;
}

/** Answers on a socket, notes the exchange, and closes. */
export type Refuse = (socket: Duplex, received: Received, refusal: Refusal) => void;

/** What Node says of bytes that its parser gave up on. */
interface ParseError {
  readonly code?: string;
  readonly message: string;
  readonly reason?: string;
  /** The bytes, where Node has them still. Fastify's type of it is another, and wrong. */
  readonly rawPacket?: unknown;
}

/** Codes of Node's parser and server that have a status of their own; all others get 400. */
const known: Readonly<Record<string, Omit<Refusal, 'note'>>> = {
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The request headers are larger than allowed.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not arrive in time.' },
};

/** How a TLS handshake begins (RFC 8446, section 5.1): somebody calls `https://` here. */
const isTls = (packet: unknown): boolean =>
  Buffer.isBuffer(packet) && packet[0] === 0x16 && packet[1] === 0x03;

/** What to answer to bytes that are not HTTP. */
export function refusalOf({ code = '', message, reason, rawPacket }: ParseError): Refusal {
  const { status, message: says } = known[code] ?? {
    status: 400,
    message: 'The request is not well-formed.',
  };
  const note = isTls(rawPacket)
    ? 'malformed: this is TLS on a port of plain http://; the mock has others for TLS'
    : `malformed: ${reason ?? message}`;
  return { status, message: says, note };
}

/**
 * The method and target that such bytes begin with; empty where they begin with no request line.
 *
 * @example
 * requestLineOf(Buffer.from('post /20231130/actions/chat HTTP/1.1\r\n')).method; // 'post'
 */
export function requestLineOf(packet: unknown): { method: string; target: string } {
  const text = Buffer.isBuffer(packet) ? packet.toString('latin1', 0, 8192) : '';
  const [, method = '', target = ''] = /^([!-~]{1,32}) ([!-~]+)(?: |\r|\n)/.exec(text) ?? [];
  return { method, target };
}

/** What answering on a socket needs. */
export interface Refusing {
  /** Takes the exchanges: without a well-formed request nobody says whose they are. */
  readonly ledger: Ledger;
  readonly connections: Connections;
  readonly requestId: () => string;
  readonly dateOf: Dates;
  readonly now: () => number;
}

/** Makes the function that answers on sockets, in the form of all the mock's errors. */
export function createRefuse({ ledger, connections, requestId, dateOf, now }: Refusing): Refuse {
  return (socket, received, { status, message, reason, note }) => {
    const { headers: own, pieces } = errorAnswer({ status, message });
    const body = Buffer.concat(pieces);
    const lines = {
      date: dateOf(received.now),
      ...own,
      'content-length': String(body.length),
      connection: 'close',
      'opc-request-id': requestId(),
    };
    const record = openRecord(received, received.headers.flat(), connections.of(socket));
    record.reply = note;
    record.sent = { status, headers: Object.entries(lines).flat(), chunks: [body], times: [now()] };
    record.end = 'complete';
    ledger.arrive();
    ledger.begin(record);
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    const start = `HTTP/1.1 ${status} ${reason ?? STATUS_CODES[status] ?? ''}\r\n`;
    socket.end(Buffer.concat([Buffer.from(`${start}${head.join('')}\r\n`), body]), () => {
      socket.destroy();
      ledger.end(record);
    });
  };
}

/** Notes a connection on which no request came, because of what is said of it. */
export type NoteFailure = (target: string, note: string) => void;

/** Makes the function that notes connections without a request. */
export function createNoteFailure({ ledger, now }: Refusing): NoteFailure {
  return (target, note) => {
    const received = { method: '', target, headers: [], body: new Uint8Array(), now: now() };
    const record = openRecord(received, []);
    record.reply = note;
    record.end = 'client-closed';
    ledger.arrive();
    ledger.begin(record);
    ledger.end(record);
  };
}
