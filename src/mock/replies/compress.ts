/**
 * Content codings of answers. The service negotiates them and closes each event off, so that it can be read
 * as it comes: with zstd in a frame of its own, over which several clients have stumbled
 * (BerriAI/litellm PR #40028, oracle/ai-optimizer issue #592).
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { HeaderLines } from '../../protocol/exchange.js';
import type { Compression } from '../../protocol/reply.js';
import type { Answer } from '../stages.js';

type Pieces = readonly Uint8Array[];

/** Every coding but none. */
type Coding = Exclude<Compression, 'none'>;

/** Identification, deflate, no flags, no time, no hints, unknown system (RFC 1952, section 2.3). */
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** An empty last block (RFC 1951, section 3.2.3). */
const lastBlock = Buffer.from([0x03, 0x00]);

/** Bytes before a piece that its coding may refer to; more costs time, and frames are small. */
const reach = 512;

/** As light as zlib gets: a window of a kibibyte, of which any decoder has thirty-two. */
const light = { windowBits: 10, memLevel: 1, level: 1 } as const;

/**
 * One gzip member; each piece ends with an empty block, as a sync flush leaves it.
 *
 * @param pieces none of them empty
 */
export function gzip(pieces: Pieces): Pieces {
  const whole = Buffer.concat(pieces);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(whole));
  tail.writeUInt32LE(whole.length, 4);
  let at = 0;
  return pieces.map((piece, index) => {
    const dictionary = whole.subarray(Math.max(0, at - reach), at);
    at += piece.length;
    const blocks = deflateRawSync(piece, {
      ...light,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(dictionary.length > 0 ? { dictionary } : {}),
    });
    const parts = [
      ...(index === 0 ? [gzipHead] : []),
      blocks,
      ...(index === pieces.length - 1 ? [lastBlock, tail] : []),
    ];
    return Buffer.concat(parts);
  });
}

const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Bytes of a zstd block at most (RFC 8878, section 3.1.1.2.4). */
const largestBlock = 131_072;

/** Raw blocks: zstd that every decoder reads, and that needs no encoder (RFC 8878, section 3.1.1.2). */
function rawBlocks(bytes: Uint8Array, last: boolean): readonly Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / largestBlock));
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * largestBlock, (index + 1) * largestBlock);
    const head = Buffer.alloc(3);
    head.writeUIntLE(part.length * 8 + (last && index === count - 1 ? 1 : 0), 0, 3);
    return Buffer.concat([head, part]);
  });
}

/** A frame a piece, its length in four bytes and no window (RFC 8878, section 3.1.1.1). */
const zstdFrames = (pieces: Pieces): Pieces =>
  pieces.map((piece) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(0xa0);
    head.writeUInt32LE(piece.length, 1);
    return Buffer.concat([zstdMagic, head, ...rawBlocks(piece, true)]);
  });

/** One frame for all, its length unknown, with a window of 128 KiB. */
const zstdWhole = (pieces: Pieces): Pieces =>
  pieces.map((piece, index) =>
    Buffer.concat([
      ...(index === 0 ? [zstdMagic, Buffer.from([0x00, 0x38])] : []),
      ...rawBlocks(piece, index === pieces.length - 1),
    ]),
  );

const codings: Readonly<Record<Coding, { token: string; write: (pieces: Pieces) => Pieces }>> = {
  gzip: { token: 'gzip', write: gzip },
  'zstd-frames': { token: 'zstd', write: zstdFrames },
  zstd: { token: 'zstd', write: zstdWhole },
};

/**
 * The coding that the service picks from what a client takes: zstd where it may.
 *
 * @example
 * negotiated([['accept-encoding', 'gzip, deflate, zstd']]); // 'zstd-frames'
 */
export function negotiated(headers: HeaderLines): Compression {
  if (headers.length === 0) return 'none';
  const offers = headers
    .filter(([name]) => name.toLowerCase() === 'accept-encoding')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((offer) => offer.trim().split(/[ \t]*;[ \t]*/));
  const weightOf = (token: string): number => {
    const [, quality = 'q=1'] = offers.find(([name]) => name === token) ?? ['', 'q=0'];
    return Number(/^q=([\d.]+)$/.exec(quality)?.[1] ?? 1);
  };
  const zstd = weightOf('zstd');
  const plain = weightOf('gzip');
  if (zstd > 0 && zstd >= plain) return 'zstd-frames';
  return plain > 0 ? 'gzip' : 'none';
}

const bytesIn = (pieces: Pieces): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

/** An answer coded, and its pieces before, one for one. */
export interface Coded {
  readonly answer: Answer;
  readonly plain: Pieces;
}

/**
 * Makes a function that codes an answer as its delivery says, else as the client's headers ask for. It
 * keeps the coded form of pieces that are used again (recordings).
 *
 * Only 200s are negotiated; an answer cut by bytes goes out plain, so that the cuts are where they were
 * asked for. `undefined` where nothing is to be coded.
 */
export function createCompress(): (answer: Answer, headers: HeaderLines) => Coded | undefined {
  const kept = new WeakMap<Pieces, Partial<Record<Coding, Pieces>>>();
  return (answer, headers) => {
    const { delivery, status } = answer;
    const cut = typeof delivery?.chunking === 'object';
    const coding = delivery?.compression ?? (status === 200 && !cut ? negotiated(headers) : 'none');
    if (coding === 'none' || answer.headers['content-encoding'] !== undefined) return undefined;
    const plain = answer.pieces.filter((piece) => piece.length > 0);
    if (plain.length === 0) return undefined;
    const known = kept.get(answer.pieces) ?? {};
    const { token, write } = codings[coding];
    const pieces = known[coding] ?? write(plain);
    kept.set(answer.pieces, { ...known, [coding]: pieces });
    const coded = { ...answer.headers, 'content-encoding': token };
    const grown = bytesIn(pieces) - bytesIn(plain);
    const announced = answer.announced === undefined ? {} : { announced: answer.announced + grown };
    return { answer: { ...answer, headers: coded, pieces, ...announced }, plain };
  };
}
