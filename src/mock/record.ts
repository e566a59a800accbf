/** One exchange while it happens. Strings are made only when somebody reads it. */
import type { Transport } from '../protocol/call.js';
import type {
  Exchange,
  HeaderLines,
  IdentityRecord,
  Issuer,
  WireBody,
  WireChunk,
} from '../protocol/exchange.js';
import { wireBody, wireBodyCap } from '../protocol/wire-body.js';
import type { Wire } from './connections.js';
import type { JournalEntry } from './journal.js';
import {
  redactAnswer,
  redactBody,
  redactDiagnosis,
  redactHeaders,
  redactKeyId,
  redactTarget,
} from './redact.js';
import type { Identity, Received } from './stages.js';

/** What went out, and when. */
interface Sent {
  readonly status: number;
  /** Names and values in turn, as they were written. */
  readonly headers: readonly string[];
  /** The chunks written, in order, without transfer coding. */
  readonly chunks: readonly Uint8Array[];
  /** For each chunk, milliseconds by the mock's clock; one time for all when written at once. */
  readonly times: readonly number[];
}

/** An exchange in the making: each step of the server fills in its part. */
export interface ExchangeRecord extends JournalEntry {
  identity?: Identity;
  transport?: Transport;
  /** Where a credential was asked for: then bodies are not told, but for an answer that may be shown. */
  issuer?: Issuer;
  shown?: boolean;
  reply?: string;
  /** Bytes of the request's body. */
  readonly received: number;
  /** What the answer waits for. */
  pending?: Promise<void>;
  /** Who is to be told when the answer has ended or its client is gone. */
  over?: () => void;
  /** The faults that befell the answer, by id. */
  faults?: readonly string[];
  /** When the client closed the connection before the mock did, by the mock's clock. */
  closedAt?: number;
  sent?: Sent;
  /** Where the body went out in a content coding: its pieces before and after, one for one. */
  coded?: { readonly plain: readonly Uint8Array[]; readonly pieces: readonly Uint8Array[] };
  end: Exchange['end'];
}

/** How an identity was judged. */
export function verdictOf(identity: Identity): IdentityRecord['verdict'] {
  if (!identity.ok) return 'refused';
  if (identity.overlooked) return 'let-through';
  return identity.auth ? 'accepted' : 'unchecked';
}

/** What the journal says of an identity. */
function identityRecord(identity: Identity): IdentityRecord {
  const keyId = identity.keyId === undefined ? {} : { keyId: redactKeyId(identity.keyId) };
  const verdict = verdictOf(identity);
  if (!identity.ok) {
    const { problem, diagnosis } = identity;
    return { verdict, ...keyId, problem, diagnosis: redactDiagnosis(diagnosis) };
  }
  const { auth, delegated, token, overlooked } = identity;
  const noted = overlooked && {
    ...overlooked,
    diagnosis: redactDiagnosis(overlooked.diagnosis),
  };
  return {
    verdict,
    ...(auth ? { auth } : {}),
    ...(delegated ? { delegated } : {}),
    ...(token === undefined ? {} : { token }),
    ...keyId,
    ...noted,
  };
}

function tellChunks(sent: Sent, since: number): WireChunk[] {
  let offset = 0;
  return sent.chunks.map((chunk, index) => {
    const at = (sent.times[index] ?? sent.times[0] ?? since) - since;
    const told = { at, offset, length: chunk.length };
    offset += chunk.length;
    return told;
  });
}

/** When the client closed the connection, and how long after the last chunk. */
function tellClosed(
  at: number,
  sent: Sent | undefined,
  since: number,
): NonNullable<Exchange['closed']> {
  const last = sent?.chunks.length ? sent.times.at(-1) : undefined;
  return { at: at - since, ...(last === undefined ? {} : { sinceLastChunk: at - last }) };
}

/** Header lines from names and values in turn, which is how Node takes and gives them. */
export function linesOf(flat: readonly string[]): HeaderLines {
  const lines: [string, string][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) lines.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return lines;
}

/** What was sent without its content coding: the pieces that went out whole, each when its last byte did. */
function uncoded(sent: Sent, { plain, pieces }: NonNullable<ExchangeRecord['coded']>): Sent {
  const chunks: Uint8Array[] = [];
  const times: number[] = [];
  let due = 0;
  let gone = 0;
  sent.chunks.forEach((chunk, index) => {
    gone += chunk.length;
    for (let next = chunks.length; next < plain.length; next += 1) {
      const length = pieces[next]?.length ?? 0;
      if (due + length > gone) break;
      due += length;
      chunks.push(plain[next] ?? new Uint8Array());
      times.push(sent.times[index] ?? sent.times[0] ?? 0);
    }
  });
  return { ...sent, chunks, times };
}

/** A body of which only the length is told. */
const untold = ({ bytes }: WireBody): WireBody => ({
  encoding: 'utf8',
  text: bytes > 0 ? '[redacted]' : '',
  bytes,
});

/** A body that may be long: no more of it is put together than is told. */
function sentBody(chunks: readonly Uint8Array[]): WireBody {
  const told: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunks) {
    if (length <= wireBodyCap) told.push(chunk.subarray(0, wireBodyCap + 1 - length));
    length += chunk.length;
  }
  return { ...wireBody(Buffer.concat(told)), bytes: length };
}

function tellResponse(
  sent: Sent,
  since: number,
  shown: boolean,
): NonNullable<Exchange['response']> {
  const body = sentBody(sent.chunks);
  return {
    status: sent.status,
    headers: redactHeaders(linesOf(sent.headers)),
    body: shown ? redactAnswer(body) : untold(body),
    chunks: tellChunks(sent, since),
  };
}

/**
 * Starts the record of a request that has arrived.
 *
 * @param headers its names and values in turn, as Node gives them: what a ring keeps costs the garbage
 *   collector, and this array is there already
 * @param wire the connection that it came on
 */
export function openRecord(
  received: Received,
  headers: readonly string[],
  wire?: Wire,
): ExchangeRecord {
  const { method, target, now, body } = received;
  // A body beyond the cap is not kept alive: its beginning is told at once.
  const large = body.length > wireBodyCap ? wireBody(body) : undefined;
  const small = large ? undefined : body;
  const record: ExchangeRecord = {
    weight: Math.min(body.length, wireBodyCap),
    received: body.length,
    begun: 0,
    changed: 0,
    wire,
    place: 0,
    end: 'open',
    tell: (sequence, since, connection) => ({
      sequence,
      at: now - since,
      ...(connection === undefined ? {} : { connection }),
      request: {
        method,
        target: redactTarget(target),
        headers: redactHeaders(linesOf(headers)),
        body: (record.issuer ? untold : redactBody)(large ?? wireBody(small ?? new Uint8Array())),
      },
      ...(record.transport ? { transport: record.transport } : {}),
      ...(record.issuer ? { issuer: record.issuer } : {}),
      ...(record.identity ? { identity: identityRecord(record.identity) } : {}),
      ...(record.reply === undefined ? {} : { reply: record.reply }),
      ...(record.sent
        ? {
            response: tellResponse(
              record.coded ? uncoded(record.sent, record.coded) : record.sent,
              now,
              record.issuer === undefined || record.shown === true,
            ),
          }
        : {}),
      ...(record.faults ? { faults: record.faults } : {}),
      ...(record.closedAt === undefined
        ? {}
        : { closed: tellClosed(record.closedAt, record.sent, now) }),
      end: record.end,
    }),
  };
  return record;
}
