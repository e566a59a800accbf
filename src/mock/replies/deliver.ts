/** Writing an answer: its headers, its chunks at their pace, and the way it ends. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Exchange } from '../../protocol/exchange.js';
import type { Delivery } from '../../protocol/reply.js';
import { type ExchangeRecord, linesOf } from '../record.js';
import type { Answer } from '../stages.js';
import { around, chunksOf, framed, lastChunk } from './chunks.js';
import { headersOf } from './headers.js';
import { isPaced, momentsOf } from './moments.js';
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

/** Body bytes of a list of chunks as they stand on the wire. */
type OnWire = (chunks: readonly Uint8Array[]) => Uint8Array;

const bare: OnWire = (chunks) => {
  const [first, second] = chunks;
  return first !== undefined && second === undefined ? first : Buffer.concat(chunks);
};

const sizeOf = (chunks: readonly Uint8Array[]): number =>
  chunks.reduce((sum, chunk) => sum + chunk.length, 0);

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
function framingOf(
  { stream, delivery = {} }: Answer,
  chunked: boolean,
): 'chunks' | 'length' | 'close' {
  const asked = delivery.framing ?? (stream ? 'chunks' : 'length');
  return asked === 'chunks' && !chunked ? 'close' : asked;
}

type Ending = NonNullable<Delivery['ending']>;

/** What the journal says of an answer that was not closed properly. */
function endOf(ending: Ending): Exchange['end'] {
  if (ending === 'hold-open') return 'held';
  return ending === 'stall' ? 'stalled' : 'cut';
}

/**
 * Milliseconds before a reset, for the client to read what was sent: Node takes a reset that comes together
 * with bytes for a proper end (libuv short-circuits a read at POLLHUP).
 */
const beforeReset = 20;

/** Breaks a connection off: RST where that can be, else FIN. */
function breakOff(response: ServerResponse, ending: Ending): void {
  if (ending !== 'reset') {
    response.destroy();
    return;
  }
  setTimeout(() => {
    const { socket } = response;
    // A socket with TLS has no handle of its own that could be reset.
    if (socket !== null && !('encrypted' in socket)) socket.resetAndDestroy();
    response.destroy();
  }, beforeReset);
}

/** Where bytes go: the response, or beneath it the socket, for a head that goes out line by line. */
interface Line {
  readonly sink: ServerResponse | Socket;
  /** Written before the body, each at a moment of its own, so many milliseconds apart. */
  readonly head: readonly Uint8Array[];
  readonly apart: number;
  end(last: Uint8Array | undefined): void;
}

/** The head of an answer in lines, as Node would write it. */
function headLines(status: number, headers: readonly string[]): readonly Uint8Array[] {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...linesOf(headers).map(([name, value]) => `${name}: ${value}`),
    '',
  ];
  return lines.map((line) => Buffer.from(`${line}\r\n`, 'latin1'));
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
    const { socket } = response;
    if (response.destroyed || !socket) {
      record.end = 'client-closed';
      done();
      return;
    }
    const { status, delivery = {} } = answer;
    const { ending = 'close', head } = delivery;
    const byFrame = (delivery.chunking ?? 'frame') === 'frame';
    const chunks = chunksOf(answer.pieces, delivery.chunking);
    const length = sizeOf(chunks);
    const framing = framingOf(answer, outlet.chunked);
    const byLine = typeof head === 'object';
    const close = framing === 'close' || byLine || !response.shouldKeepAlive;
    const { date, requestId } = outlet;
    const announced =
      answer.announced === undefined ? length : Math.max(answer.announced, length + 1);
    const headers = headersOf(answer, { date, requestId, framing, length: announced, close });
    const silent = head === 'never';
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
      if (record.end !== 'complete' && record.end !== 'cut') record.closedAt = outlet.now();
      done();
    });
    // The chunks are framed here, so that each is one HTTP chunk whatever the writes are.
    const chunked = byLine ? framing === 'chunks' : response.chunkedEncoding;
    response.chunkedEncoding = false;
    if (length > copied) record.grow?.(record, length);
    if (!isPaced(delivery) && ending === 'close' && length <= handedOver) {
      record.sent = { status, headers, chunks, times: [outlet.now()] };
      if (!chunked) endAtOnce(response, bare(chunks));
      else if (byFrame) endAtOnce(response, chunkedWhole(answer.pieces));
      else response.end(bare([...chunks.map(framed), lastChunk]));
      return;
    }
    if (head === 'at-once') response.flushHeaders();
    const times: number[] = [];
    const written: Uint8Array[] = [];
    if (!silent) record.sent = { status, headers, chunks: written, times };
    const whole = silent ? [] : chunks;
    const going = typeof ending === 'object' ? whole.slice(0, ending.cutAfter) : whole;
    const line: Line = byLine
      ? {
          sink: socket,
          head: headLines(status, headers),
          apart: head.interval,
          end(last) {
            socket.end(last ?? '', () => {
              record.end = 'complete';
            });
          },
        }
      : { sink: response, head: [], apart: 0, end: (last) => response.end(last) };
    const heading = line.head.length;
    const moments = momentsOf(
      delivery,
      going.map((chunk) => chunk.length),
    );
    const due = [
      ...line.head.map((_, index) => index * line.apart),
      ...moments.map((moment) => heading * line.apart + moment),
    ];
    paced(due, line.sink, {
      write(index) {
        const top = line.head[index];
        if (top !== undefined) return line.sink.write(top);
        const chunk = going[index - heading];
        if (chunk === undefined) return true;
        written.push(chunk);
        times.push(outlet.now());
        if (!chunked) return line.sink.write(chunk);
        if (chunk.length <= copied) return line.sink.write(framed(chunk));
        // A large one is not copied for the sake of the few bytes around it.
        const [before, after] = around(chunk);
        line.sink.write(before);
        line.sink.write(chunk);
        return line.sink.write(after);
      },
      end() {
        if (ending === 'close' && !silent) {
          line.end(chunked ? lastChunk : undefined);
          return;
        }
        record.end = endOf(ending);
        const open = ending === 'hold-open' || ending === 'stall';
        if (silent) {
          if (!open) breakOff(response, ending);
          return;
        }
        // The empty write sends the headers, if nothing did, and waits for all before it.
        line.sink.write('', () => {
          if (!open) breakOff(response, ending);
        });
      },
    });
  };
}
