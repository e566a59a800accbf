/** One exchange while it happens. Strings are made only when somebody reads it. */
import type { Transport } from '../protocol/call.js';
import type { Exchange, HeaderLines, IdentityRecord, WireChunk } from '../protocol/exchange.js';
import { wireBody, wireBodyCap } from '../protocol/wire-body.js';
import type { JournalEntry } from './journal.js';
import { redactHeaders, redactKeyId } from './redact.js';
import type { Identity, Received } from './stages.js';

/** What went out, and when. */
export interface Sent {
  readonly status: number;
  readonly headers: HeaderLines;
  /** The chunks written, in order, without transfer coding. */
  readonly chunks: Uint8Array[];
  /** For each chunk, milliseconds by the mock's clock; one time for all when written at once. */
  readonly times: number[];
}

/** An exchange in the making: each step of the server fills in its part. */
export interface ExchangeRecord extends JournalEntry {
  readonly received: Received;
  identity?: Identity;
  transport?: Transport;
  reply?: string;
  sent?: Sent;
  end: Exchange['end'];
}

/** What the journal says of an identity. */
function identityRecord(identity: Identity): IdentityRecord {
  const keyId = identity.keyId === undefined ? {} : { keyId: redactKeyId(identity.keyId) };
  if (!identity.ok) {
    const { problem, diagnosis } = identity;
    return { verdict: 'refused', ...keyId, problem, diagnosis };
  }
  const { auth, overlooked } = identity;
  const verdict = overlooked ? 'let-through' : auth ? 'accepted' : 'unchecked';
  return { verdict, ...(auth ? { auth } : {}), ...keyId, ...overlooked };
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

function tellResponse(sent: Sent, since: number): NonNullable<Exchange['response']> {
  return {
    status: sent.status,
    headers: redactHeaders(sent.headers),
    body: wireBody(Buffer.concat(sent.chunks)),
    chunks: tellChunks(sent, since),
  };
}

/** Starts the record of a request that has arrived. */
export function openRecord(received: Received): ExchangeRecord {
  // A body beyond the cap is not kept alive: its beginning is told at once.
  const large = received.body.length > wireBodyCap ? wireBody(received.body) : undefined;
  const kept: Received = large ? { ...received, body: Buffer.alloc(0) } : received;
  const record: ExchangeRecord = {
    received: kept,
    weight: Math.min(received.body.length, wireBodyCap),
    end: 'open',
    tell: (sequence, since) => ({
      sequence,
      at: kept.now - since,
      request: {
        method: kept.method,
        target: kept.target,
        headers: redactHeaders(kept.headers),
        body: large ?? wireBody(kept.body),
      },
      ...(record.transport ? { transport: record.transport } : {}),
      ...(record.identity ? { identity: identityRecord(record.identity) } : {}),
      ...(record.reply === undefined ? {} : { reply: record.reply }),
      ...(record.sent ? { response: tellResponse(record.sent, kept.now) } : {}),
      end: record.end,
    }),
  };
  return record;
}
