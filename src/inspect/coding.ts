/** Content codings undone piece by piece, so that a frame can be shown when it came. */
import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

/** Takes coded bytes as they come, and hands on what they hold. */
export interface Decoder {
  push(bytes: Uint8Array): void;
  /** Call once, after the last byte. Gives what was wrong with the coding; `undefined`: nothing. */
  end(): Promise<string | undefined>;
}

/** Makers of what undoes a coding; Node before 22.15 knows no zstd. */
function transformOf(coding: string): Transform | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip();
    case 'deflate':
      return zlib.createInflate();
    case 'br':
      return zlib.createBrotliDecompress();
    case 'zstd':
      return 'createZstdDecompress' in zlib && typeof zlib.createZstdDecompress === 'function'
        ? zlib.createZstdDecompress()
        : undefined;
    default:
      return undefined;
  }
}

/**
 * Opens the decoder of a content coding.
 *
 * @param coding as `content-encoding` says it; empty or `identity`: none
 * @param onBytes gets the bytes, decoded; of a coding that is not known, as they came
 */
export function openDecoder(coding: string, onBytes: (bytes: Uint8Array) => void): Decoder {
  const plain = coding === '' || coding === 'identity';
  const transform = plain ? undefined : transformOf(coding);
  if (transform === undefined) {
    const unknown = plain ? undefined : `The coding ${coding} cannot be undone here.`;
    return { push: onBytes, end: async () => unknown };
  }
  let problem: string | undefined;
  const over = new Promise<void>((resolve) => {
    transform.on('close', resolve);
  });
  transform.on('data', onBytes);
  transform.on('error', (error) => {
    problem = `The body is no sound ${coding}: ${error.message}.`;
  });
  return {
    push: (bytes) => {
      if (problem === undefined) transform.write(bytes);
    },
    async end() {
      if (problem === undefined) transform.end();
      await over;
      return problem;
    },
  };
}
