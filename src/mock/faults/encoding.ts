/** Faults in the content coding. */
import type { Compression } from '../../protocol/reply.js';
import { gzip } from '../replies/compress.js';
import type { Answer } from '../stages.js';
import type { Change, Fault, FaultGroup } from './fault.js';
import { delivered, withHeaders } from './frames.js';

const zstd = 'BerriAI/litellm PR #40028; oracle/ai-optimizer #592';
const jetuse = 'sogawa-yk/jetuse, SP3-03.md (gzip though `identity` was asked for)';
const own = 'the kit: a body that is not what its header says';

const coded = (title: string, source: string, wire: Change): Fault => ({
  title,
  source,
  settles: ['compression'],
  wire,
});

const compressed =
  (compression: Compression): Change =>
  (answer) =>
    delivered(answer, { compression });

const said =
  (coding: string): Change =>
  (answer) =>
    withHeaders(delivered(answer, { compression: 'none' }), { 'content-encoding': coding });

/** The answer in gzip, whatever its header says; nothing befalls one without a body. */
function zipped(answer: Answer, change: (bytes: Buffer) => Buffer): Answer | undefined {
  const pieces = gzip(answer.pieces.filter((piece) => piece.length > 0));
  const last = pieces.at(-1);
  if (last === undefined) return undefined;
  return delivered(
    { ...answer, pieces: [...pieces.slice(0, -1), change(Buffer.from(last))] },
    { compression: 'none' },
  );
}

const labelledGzip = { 'content-encoding': 'gzip' };

/** The faults `encoding/…`. */
export const encoding = {
  'encoding/gzip': coded(
    'The body is gzip, flushed after each frame, whatever the client takes.',
    jetuse,
    compressed('gzip'),
  ),
  'encoding/zstd': coded(
    'The body is one zstd frame, whatever the client takes.',
    zstd,
    compressed('zstd'),
  ),
  'encoding/zstd-frames': coded(
    'The body is zstd, a frame of its own for each of the stream’s, whatever the client takes.',
    zstd,
    compressed('zstd-frames'),
  ),
  'encoding/gzip-cut': coded(
    'The body is gzip without its last eight bytes, which hold checksum and length.',
    own,
    (answer) => {
      const cut = zipped(answer, (bytes) => bytes.subarray(0, -8));
      return cut && withHeaders(cut, labelledGzip);
    },
  ),
  'encoding/gzip-bad-checksum': coded('The body is gzip with a wrong checksum.', own, (answer) => {
    const wrong = zipped(answer, (bytes) => {
      const at = bytes.length - 8;
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      return bytes;
    });
    return wrong && withHeaders(wrong, labelledGzip);
  }),
  'encoding/gzip-unsaid': coded('The body is gzip, and no header says so.', own, (answer) =>
    zipped(answer, (bytes) => bytes),
  ),
  'encoding/gzip-said': coded('The body is plain, and the header says gzip.', own, said('gzip')),
  'encoding/identity': coded(
    '`content-encoding: identity` stands beside a plain body.',
    'RFC 9110, section 8.4.1: not to be sent, and sent by some',
    said('identity'),
  ),
  'encoding/unknown': coded(
    'The header names a coding that nobody knows, `x-oci-conform`.',
    own,
    said('x-oci-conform'),
  ),
} as const satisfies FaultGroup;
