/** A recording as an answer: its bytes are never touched. */
import { readFrames } from '../../protocol/sse.js';
import type { Recording } from '../../recordings/recording.js';
import type { Answer } from '../stages.js';

/** Headers of a recording that belong to the connection it was made on, not to the answer. */
const connectionHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'opc-request-id',
  'transfer-encoding',
]);

/** A stream's bytes cut at its frames; together the pieces are the body, byte for byte. */
function framesOf(body: Uint8Array): readonly Uint8Array[] {
  const frames = readFrames(body);
  const pieces = frames.map(({ offset, length }) => body.subarray(offset, offset + length));
  const last = frames.at(-1);
  const end = last ? last.offset + last.length : 0;
  return end < body.length ? [...pieces, body.subarray(end)] : pieces;
}

/** The answer that a recording is. */
export function recordedAnswer({ id, meta, body, stream }: Recording): Answer {
  const headers = Object.entries(meta.headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !connectionHeaders.has(name));
  return {
    status: meta.status,
    headers: Object.fromEntries(headers),
    pieces: stream ? framesOf(body) : [body],
    stream,
    reply: id,
  };
}
