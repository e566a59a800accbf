import { gunzipSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Compression } from '../../protocol/reply.js';
import type { Answer } from '../stages.js';
import { createCompress, negotiated } from './compress.js';

const frames = ['data: a\n\n', 'data: bc\n\n', 'data: [DONE]\n\n'].map((text) => Buffer.from(text));

const answer = (compression?: Compression, pieces: readonly Uint8Array[] = frames): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/event-stream' },
  pieces,
  stream: true,
  reply: 'turn',
  ...(compression ? { delivery: { compression } } : {}),
});

const coded = (made: Answer, acceptEncoding?: string) => {
  const headers =
    acceptEncoding === undefined ? [] : [['Accept-Encoding', acceptEncoding] as const];
  return createCompress()(made, headers)?.answer;
};

describe('negotiated', () => {
  it.each([
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br, zstd', 'zstd-frames'],
    ['ZSTD', 'zstd-frames'],
    ['zstd;q=0.5, gzip;q=0.9', 'gzip'],
    ['zstd;q=0, gzip', 'gzip'],
    ['gzip;q=0', 'none'],
    ['identity', 'none'],
    ['br, deflate', 'none'],
    ['', 'none'],
  ])('answers %s with %s', (value, compression) => {
    expect(negotiated([['accept-encoding', value]])).toBe(compression);
  });

  it('sends plain bytes to a client that says nothing', () => {
    expect(negotiated([['host', 'a']])).toBe('none');
  });
});

describe('an answer', () => {
  it('in gzip is one member that can be read frame by frame', () => {
    const made = coded(answer(), 'gzip');
    expect(made?.headers['content-encoding']).toBe('gzip');
    const pieces = made?.pieces ?? [];
    expect(gunzipSync(Buffer.concat(pieces)).toString()).toBe(Buffer.concat(frames).toString());
    const first = (pieces[0] ?? new Uint8Array()).subarray(10);
    expect(Buffer.from(first).subarray(-4).toString('hex')).toBe('0000ffff');
    const flushed = inflateRawSync(Buffer.concat([first, Buffer.from([3, 0])]));
    expect(flushed.toString()).toBe('data: a\n\n');
  });

  it('in gzip is read back whatever it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 9000 }), { minLength: 1 }),
        (pieces) => {
          const made = coded(answer('gzip', pieces));
          expect(gunzipSync(Buffer.concat(made?.pieces ?? []))).toEqual(Buffer.concat(pieces));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('in zstd has a frame of its own for each of the stream’s', () => {
    const made = coded(answer(), 'zstd');
    expect(made?.headers['content-encoding']).toBe('zstd');
    expect(made?.pieces.map((piece) => Buffer.from(piece).toString('hex'))).toEqual([
      // Magic, descriptor, length 9, last raw block of 9 bytes.
      '28b52ffda009000000490000646174613a20610a0a',
      '28b52ffda00a000000510000646174613a2062630a0a',
      '28b52ffda00e000000710000646174613a205b444f4e455d0a0a',
    ]);
  });

  it('in one zstd frame ends at its last block', () => {
    const made = coded(answer('zstd'));
    expect(made?.pieces.map((piece) => Buffer.from(piece).toString('hex'))).toEqual([
      '28b52ffd0038480000646174613a20610a0a',
      '500000646174613a2062630a0a',
      '710000646174613a205b444f4e455d0a0a',
    ]);
  });

  it('of more than 128 KiB is cut into blocks', () => {
    const made = coded(answer('zstd-frames', [Buffer.alloc(131_073, 'a')]));
    const [frame = new Uint8Array()] = made?.pieces ?? [];
    const bytes = Buffer.from(frame);
    expect(bytes.subarray(9, 12).toString('hex')).toBe('000010');
    expect(bytes.subarray(12 + 131_072).toString('hex')).toBe('09000061');
  });

  it.each([
    ['that is no 200', { ...answer(), status: 404 }],
    ['that is cut by bytes', { ...answer(), delivery: { chunking: { bytes: 1 } } }],
    ['that is coded already', { ...answer(), headers: { 'content-encoding': 'br' } }],
    ['that is empty', answer(undefined, [new Uint8Array()])],
    ['whose delivery wants it plain', answer('none')],
  ] as const)('%s stays as it is', (_what, made) => {
    expect(coded(made, 'gzip, zstd')).toBeUndefined();
  });

  it('is coded though the client wants it plain, where its delivery says so', () => {
    expect(coded({ ...answer('gzip'), status: 404 }, 'identity')?.headers['content-encoding']).toBe(
      'gzip',
    );
  });

  it('of a recording is coded once', () => {
    const compress = createCompress();
    const headers = [['accept-encoding', 'gzip']] as const;
    const first = compress(answer(), headers);
    expect(compress(answer(), headers)?.answer.pieces).toBe(first?.answer.pieces);
  });
});
