/** Cutting an answer into the chunks it goes out in, and framing them for HTTP/1.1. */
import type { Delivery } from '../../protocol/reply.js';

type Pieces = readonly Uint8Array[];

/** The chunks of an answer: its pieces, one for all, or so many bytes each. Empty ones are left out. */
export function chunksOf(pieces: Pieces, chunking: Delivery['chunking'] = 'frame'): Pieces {
  if (chunking === 'frame') {
    const full = pieces.every((piece) => piece.length > 0);
    return full ? pieces : pieces.filter((piece) => piece.length > 0);
  }
  const whole = Buffer.concat(pieces);
  const size = chunking === 'whole' ? whole.length : Math.max(1, Math.floor(chunking.bytes));
  const count = whole.length === 0 ? 0 : Math.ceil(whole.length / size);
  return Array.from({ length: count }, (_, index) =>
    whole.subarray(index * size, (index + 1) * size),
  );
}

/** The chunk that ends a chunked body (RFC 9112, section 7.1). */
export const lastChunk: Uint8Array = Buffer.from('0\r\n\r\n');

const lineEnd = Buffer.from('\r\n');

/** What stands before and after a chunk in HTTP's chunked coding. */
export const around = (chunk: Uint8Array): readonly [before: Uint8Array, after: Uint8Array] => [
  Buffer.from(`${chunk.length.toString(16)}\r\n`),
  lineEnd,
];

/** One chunk in that coding. */
export function framed(chunk: Uint8Array): Uint8Array {
  const [before, after] = around(chunk);
  return Buffer.concat([before, chunk, after]);
}
