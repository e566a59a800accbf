/** Writing an answer: its headers, its chunks at their pace, and the way it ends. */
import type { ServerResponse } from 'node:http';
import type { Delivery } from '../../protocol/reply.js';
import type { ExchangeRecord } from '../record.js';
import type { Answer } from '../stages.js';
import { chunksOf, framed, lastChunk } from './chunks.js';
import { createFlush } from './flush.js';
import { type HeadParts, headersOf } from './headers.js';
import { isPaced } from './moments.js';
import { endInSilence, writeOverTime } from './over-time.js';

/** What delivery needs besides the answer. */
export interface Outlet {
  readonly response: ServerResponse;
  /** HTTP/1.0 knows no chunks: the body goes out bare and the end of the connection ends it. */
  readonly chunked: boolean;
  readonly requestId: string;
  /** The `Date` value. */
  readonly date: string;
  /** Milliseconds by the mock's clock, for the journal. */
  readonly now: () => number;
}

/** Body bytes of a list of chunks as they stand on the wire. */
type OnWire = (chunks: readonly Uint8Array[]) => Uint8Array;

const bare: OnWire = (chunks) => {
  const [first, second] = chunks;
  return first !== undefined && second === undefined ? first : Buffer.concat(chunks);
};

/** Bytes of a body up to which {@link endAtOnce} copies it into a string. */
const copied = 16_384;

/** Bytes of a body up to which it is handed to the socket whole; a larger one waits for its reader. */
const handedOver = 1_048_576;

/**
 * Ends a response with a body known whole. As Latin-1 text, a character a byte, it leaves in one write
 * with its headers; bytes would be a second buffer, and to write two costs more than to copy one.
 */
function endAtOnce(response: ServerResponse, body: Uint8Array): void {
  if (body.length > copied) response.end(body);
  else
    response.end(
      Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'),
      'latin1',
    );
}

/** How the end of the body is told. */
function framingOf({ stream, delivery = {} }: Answer, chunked: boolean): HeadParts['framing'] {
  const asked = delivery.framing ?? (stream ? 'chunks' : 'length');
  return asked === 'chunks' && !chunked ? 'close' : asked;
}

/** What the headers say besides those of the answer. */
function partsOf(
  { announced, delivery }: Answer,
  { response, date, requestId }: Outlet,
  framing: HeadParts['framing'],
  length: number,
): HeadParts {
  return {
    date,
    requestId,
    framing,
    length: announced === undefined ? length : Math.max(announced, length + 1),
    close: framing === 'close' || typeof delivery?.head === 'object' || !response.shouldKeepAlive,
  };
}

/** Whether nothing waits for its time, and the end is a proper one. */
const goesAtOnce = (delivery: Delivery): boolean =>
  !isPaced(delivery) && (delivery.ending ?? 'close') === 'close';

/**
 * Makes a `deliver` that keeps the chunked form of answers whose pieces are used again (recordings):
 * they go out in one write, one HTTP chunk a frame, and are framed only once.
 */
export function createDelivery(): (
  answer: Answer,
  outlet: Outlet,
  record: ExchangeRecord,
  done: () => void,
) => void {
  const wire = new WeakMap<readonly Uint8Array[], Uint8Array>();
  const flush = createFlush();
  const chunkedWhole = (pieces: readonly Uint8Array[]) => {
    const known = wire.get(pieces);
    if (known) return known;
    const bytes = Buffer.concat([...chunksOf(pieces).map(framed), lastChunk]);
    wire.set(pieces, bytes);
    return bytes;
  };

  return (answer, outlet, record, done) => {
    const { response, now } = outlet;
    if (response.destroyed) {
      record.end = 'client-closed';
      done();
      return;
    }
    const { status, delivery = {} } = answer;
    const chunks = chunksOf(answer.pieces, delivery.chunking);
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const framing = framingOf(answer, outlet.chunked);
    const headers = headersOf(answer, partsOf(answer, outlet, framing, length));
    // A response that waits for one before it on its connection has no socket yet.
    const byLine = typeof delivery.head === 'object' && response.socket !== null;
    const silent = delivery.head === 'never';
    response.sendDate = false;
    // A `writeHead` that threw may have left this set.
    response.chunkedEncoding = false;
    response.useChunkedEncodingByDefault = framing === 'chunks';
    if (!byLine && !silent) response.writeHead(status, headers);
    record.reply = answer.reply;
    if (answer.faults) record.faults = answer.faults.ids;
    response.once('close', () => {
      if (record.end === 'open') {
        record.end = response.writableFinished ? 'complete' : 'client-closed';
      }
      if (record.end !== 'complete' && record.end !== 'cut') record.closedAt = now();
      done();
    });
    // The chunks are framed here, so that each is one HTTP chunk whatever the writes are.
    const chunked = byLine ? framing === 'chunks' : response.chunkedEncoding;
    response.chunkedEncoding = false;
    if (length > copied) record.grow?.(record, length);
    const outgoing = { response, record, status, headers, delivery, chunks, chunked, now };
    if (silent) {
      endInSilence(outgoing);
    } else if (goesAtOnce(delivery) && length <= handedOver) {
      const byFrame = (delivery.chunking ?? 'frame') === 'frame';
      const chunkedBody = () =>
        byFrame ? chunkedWhole(answer.pieces) : bare([...chunks.map(framed), lastChunk]);
      const body = chunked ? chunkedBody() : bare(chunks);
      flush(() => {
        // Its client may have gone in the meantime.
        if (response.destroyed) return;
        record.sent = { status, headers, chunks, times: [now()] };
        endAtOnce(response, body);
      });
    } else {
      if (delivery.head === 'at-once') response.flushHeaders();
      writeOverTime(outgoing);
    }
  };
}
