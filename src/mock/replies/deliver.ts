/** Writing an answer: its headers, its chunks at their pace, and the way it ends. */
import type { ServerResponse } from 'node:http';
import type { Delivery } from '../../protocol/reply.js';
import { type ExchangeRecord, linesOf } from '../record.js';
import type { Answer } from '../stages.js';
import { chunksOf, framed, lastChunk } from './chunks.js';
import { paced } from './schedule.js';

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

/** Whether chunks wait for their time. */
const isPaced = ({ firstByte = 0, interval = 0 }: Delivery): boolean =>
  firstByte > 0 || interval > 0;

/** All headers of an answer, names and values in turn, in the order in which they go out. */
function headersOf(answer: Answer, outlet: Outlet, length: number): string[] {
  const flat = ['date', outlet.date];
  for (const name in answer.headers) flat.push(name, answer.headers[name] ?? '');
  if (!answer.stream) flat.push('content-length', String(length));
  else if (outlet.chunked) flat.push('transfer-encoding', 'chunked');
  const close = (answer.stream && !outlet.chunked) || !outlet.response.shouldKeepAlive;
  flat.push('connection', close ? 'close' : 'keep-alive', 'opc-request-id', outlet.requestId);
  return answer.delivery?.headers ? changed(flat, answer.delivery.headers) : flat;
}

/** Headers with some replaced, added or (where the value is `null`) taken away, in any case. */
function changed(flat: readonly string[], by: NonNullable<Delivery['headers']>): string[] {
  const lines = [...linesOf(flat), ...Object.entries(by)];
  const last = new Map(lines.map(([name, value]) => [name.toLowerCase(), [name, value] as const]));
  return [...last.values()].flatMap(([name, value]) => (value === null ? [] : [name, value]));
}

/** Body bytes of a list of chunks as they stand on the wire. */
type OnWire = (chunks: readonly Uint8Array[]) => Uint8Array;

const bare: OnWire = (chunks) => {
  const [first, second] = chunks;
  return first !== undefined && second === undefined ? first : Buffer.concat(chunks);
};

/** Bytes of a body up to which {@link endAtOnce} copies it into a string. */
const copied = 16_384;

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
  const chunkedWhole = (pieces: readonly Uint8Array[]) => {
    const known = wire.get(pieces);
    if (known) return known;
    const bytes = Buffer.concat([...chunksOf(pieces).map(framed), lastChunk]);
    wire.set(pieces, bytes);
    return bytes;
  };

  return (answer, outlet, record, done) => {
    const { response } = outlet;
    if (response.destroyed) {
      record.end = 'client-closed';
      done();
      return;
    }
    const { status, delivery = {} } = answer;
    const ending = delivery.ending ?? 'close';
    const byFrame = (delivery.chunking ?? 'frame') === 'frame';
    const chunks = chunksOf(answer.pieces, delivery.chunking);
    const length = answer.stream ? 0 : chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const headers = headersOf(answer, outlet, length);
    response.sendDate = false;
    // A `writeHead` that threw may have left this set.
    response.chunkedEncoding = false;
    response.writeHead(status, headers);
    record.reply = answer.reply;
    response.once('close', () => {
      if (record.end === 'open') {
        record.end = response.writableFinished ? 'complete' : 'client-closed';
      }
      done();
    });
    const chunked = response.chunkedEncoding;
    // The chunks are framed here, so that each is one HTTP chunk whatever the writes are.
    response.chunkedEncoding = false;
    if (!isPaced(delivery) && ending === 'close') {
      record.sent = { status, headers, chunks, times: [outlet.now()] };
      if (!chunked) endAtOnce(response, bare(chunks));
      else if (byFrame) endAtOnce(response, chunkedWhole(answer.pieces));
      else response.end(bare([...chunks.map(framed), lastChunk]));
      return;
    }
    const times: number[] = [];
    const written: Uint8Array[] = [];
    record.sent = { status, headers, chunks: written, times };
    const last =
      typeof ending === 'object' ? Math.min(ending.cutAfter, chunks.length) : chunks.length;
    paced(delivery, last, response, {
      write(index) {
        const chunk = chunks[index];
        if (chunk === undefined) return true;
        written.push(chunk);
        times.push(outlet.now());
        return response.write(chunked ? framed(chunk) : chunk);
      },
      end() {
        if (ending === 'close') {
          response.end(chunked ? lastChunk : undefined);
          return;
        }
        record.end = ending === 'hold-open' ? 'held' : 'cut';
        // The empty write sends the headers, if nothing did, and waits for all before it.
        response.write('', () => {
          if (ending !== 'hold-open') response.destroy();
        });
      },
    });
  };
}
