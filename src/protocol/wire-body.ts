/** Bytes as they stand in an exchange. */
import type { WireBody } from './exchange.js';

/** Bytes that an exchange keeps of one body; the rest is cut and said to be cut. */
export const wireBodyCap = 1_048_576;

/** A continuation byte of UTF-8 looks like `10xxxxxx`. */
const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

/** Backs off from the middle of a character, so that a cut leaves valid UTF-8 valid. */
function cutAt(bytes: Uint8Array, cap: number): number {
  let end = cap;
  while (end > cap - 3 && isContinuation(bytes[end])) end -= 1;
  return end;
}

/**
 * Bytes to a {@link WireBody}: UTF-8 text where they are valid UTF-8, else base64, at most `cap`
 * bytes of them.
 *
 * @example
 * wireBody(new TextEncoder().encode('{}')); // { encoding: 'utf8', text: '{}', bytes: 2 }
 */
export function wireBody(bytes: Uint8Array, cap: number = wireBodyCap): WireBody {
  const truncated = bytes.length > cap;
  const kept = truncated ? bytes.subarray(0, cutAt(bytes, cap)) : bytes;
  const rest = { bytes: bytes.length, ...(truncated ? { truncated: true as const } : {}) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(kept);
    return { encoding: 'utf8', text, ...rest };
  } catch {
    return { encoding: 'base64', text: Buffer.from(kept).toString('base64'), ...rest };
  }
}
