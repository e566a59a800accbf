/** HTTP with every header line as given: order, case and repeats are kept, nothing is added. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Exchange, HeaderLines, WireChunk } from '../../protocol/exchange.js';

/** A request as it goes out. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
}

/** An answer as it came in, the transfer coding removed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
  readonly chunks: readonly WireChunk[];
  readonly end: Exchange['end'];
}

/** Somebody who looks on while an answer comes. Times are milliseconds since the request went out. */
export interface RawWatch {
  /** The status line and the headers are there. */
  head(status: number, headers: HeaderLines, at: number): void;
  chunk(bytes: Uint8Array, at: number): void;
  /** Milliseconds of silence to bear from here on, asked after the head and after each chunk. */
  patience(): number;
}

/** Milliseconds of silence after which an event stream counts as held open. */
const silence = 1000;

/**
 * Sends a request on a connection of its own and reads the answer to its end. An event stream that
 * falls silent is taken as it is, its end being `held`.
 *
 * @param origin scheme, host and port; a path in it is ignored
 * @param watch sees the answer as it comes, and says how much silence is borne, whatever the answer is
 * @throws Error when no answer comes
 */
export function sendRaw(
  origin: string,
  { method, target, headers, body }: RawRequest,
  signal: AbortSignal,
  watch?: RawWatch,
): Promise<RawAnswer> {
  const { protocol, hostname, port } = new URL(origin);
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = send({
      method,
      path: target,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port: port || undefined,
      // Node takes a flat list as the exact lines to write.
      headers: headers.flat(),
      setHost: false,
      agent: false,
      signal,
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      readAnswer(incoming, began, watch).then(resolve, reject);
    });
    outgoing.end(body.length === 0 ? undefined : body);
  });
}

function readAnswer(
  incoming: IncomingMessage,
  began: number,
  watch: RawWatch | undefined,
): Promise<RawAnswer> {
  const sinceBegan = () => Math.round(performance.now() - began);
  const pieces: Uint8Array[] = [];
  const chunks: WireChunk[] = [];
  let offset = 0;
  return new Promise((resolve) => {
    const finish = (end: Exchange['end']) => {
      clearTimeout(timer);
      incoming.destroy();
      const { statusCode = 0, rawHeaders } = incoming;
      resolve({
        status: statusCode,
        headers: pairs(rawHeaders),
        body: Buffer.concat(pieces),
        chunks,
        end,
      });
    };
    const isStream = incoming.headers['content-type']?.startsWith('text/event-stream') ?? false;
    let timer: NodeJS.Timeout | undefined;
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => finish('held'), milliseconds);
    };
    if (watch) {
      watch.head(incoming.statusCode ?? 0, pairs(incoming.rawHeaders), sinceBegan());
      wait(watch.patience());
    }
    incoming.on('data', (piece: Buffer) => {
      const at = sinceBegan();
      watch?.chunk(piece, at);
      if (watch) wait(watch.patience());
      else if (isStream) wait(silence);
      chunks.push({ at, offset, length: piece.length });
      offset += piece.length;
      pieces.push(piece);
    });
    incoming.on('end', () => finish('complete'));
    incoming.on('error', () => finish('cut'));
  });
}

function pairs(raw: readonly string[]): HeaderLines {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : [],
  );
}
