/** Writing an answer chunk by chunk: each at its time, none before the client has room for it. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Delivery } from '../../protocol/reply.js';
import { type ExchangeRecord, linesOf } from '../record.js';
import { breakOff, endOf } from './break-off.js';
import { around, framed, lastChunk } from './chunks.js';
import { momentsOf } from './moments.js';
import { paced } from './schedule.js';

/** An answer whose headers are settled. */
export interface Outgoing {
  readonly response: ServerResponse;
  readonly record: ExchangeRecord;
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly delivery: Delivery;
  readonly chunks: readonly Uint8Array[];
  /** Whether they go out in HTTP's chunked coding. */
  readonly chunked: boolean;
  /** Milliseconds by the mock's clock. */
  readonly now: () => number;
}

/** Where bytes go: the response, or beneath it the socket, for a head that goes out line by line. */
interface Line {
  readonly sink: ServerResponse | Socket;
  /** Written before the body, so many milliseconds apart. */
  readonly head: readonly Uint8Array[];
  readonly apart: number;
  end(last: Uint8Array | undefined): void;
}

/** Bytes of a chunk up to which it is copied for the sake of the few around it. */
const copied = 16_384;

/** The head of an answer in lines, as Node would write it. */
function headLines(status: number, headers: readonly string[]): readonly Uint8Array[] {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...linesOf(headers).map(([name, value]) => `${name}: ${value}`),
    '',
  ];
  return lines.map((line) => Buffer.from(`${line}\r\n`, 'latin1'));
}

function lineOf({ response, record, status, headers, delivery }: Outgoing): Line {
  const { head } = delivery;
  const { socket } = response;
  if (typeof head !== 'object' || !socket) {
    return { sink: response, head: [], apart: 0, end: (last) => response.end(last) };
  }
  const end = (last: Uint8Array | undefined) => {
    socket.end(last ?? '', () => {
      record.end = 'complete';
    });
  };
  return { sink: socket, head: headLines(status, headers), apart: head.interval, end };
}

/** Writes one chunk; false when the socket is full. */
function writeChunk({ sink }: Line, chunk: Uint8Array, chunked: boolean): boolean {
  if (!chunked) return sink.write(chunk);
  if (chunk.length <= copied) return sink.write(framed(chunk));
  const [before, after] = around(chunk);
  sink.write(before);
  sink.write(chunk);
  return sink.write(after);
}

/** Lets an answer of which nothing is sent end at its time. */
export function endInSilence({ response, record, delivery }: Outgoing): void {
  const { ending = 'close' } = delivery;
  paced(momentsOf(delivery, []), response, {
    write: () => true,
    end() {
      record.end = endOf(ending);
      breakOff(response, ending);
    },
  });
}

/** Writes an answer over time, and ends it as its delivery says. */
export function writeOverTime(outgoing: Outgoing): void {
  const { response, record, status, headers, delivery, chunked, now } = outgoing;
  const { ending = 'close' } = delivery;
  const chunks =
    typeof ending === 'object' ? outgoing.chunks.slice(0, ending.cutAfter) : outgoing.chunks;
  const times: number[] = [];
  const written: Uint8Array[] = [];
  record.sent = { status, headers, chunks: written, times };
  const line = lineOf(outgoing);
  const begins = line.head.length * line.apart;
  const moments = momentsOf(
    delivery,
    chunks.map(({ length }) => length),
  );
  const due = [
    ...line.head.map((_, index) => index * line.apart),
    ...moments.map((moment) => begins + moment),
  ];
  paced(due, line.sink, {
    write(index) {
      const top = line.head[index];
      if (top !== undefined) return line.sink.write(top);
      const chunk = chunks[index - line.head.length];
      if (chunk === undefined) return true;
      written.push(chunk);
      times.push(now());
      return writeChunk(line, chunk, chunked);
    },
    end() {
      if (ending === 'close') {
        line.end(chunked ? lastChunk : undefined);
        return;
      }
      record.end = endOf(ending);
      // The empty write sends the headers, if nothing did, and waits for all before it.
      line.sink.write('', () => breakOff(response, ending));
    },
  });
}
