/** The service's `opc-request-id`. */
import type { Random } from '../protocol/random.js';

const segment = /^[0-9A-F]{32}$/;

/** Segments written at a time: to turn bytes into text costs by the call. */
const atOnce = 64;

/** Gives segments of 32 upper-case hexadecimal digits. */
function segments(random: Random): () => string {
  const bytes = Buffer.alloc(16 * atOnce);
  let digits = '';
  let next = 0;
  return () => {
    if (next === digits.length) {
      for (let at = 0; at < bytes.length; at += 4) {
        bytes.writeUInt32BE(Math.floor(random() * 2 ** 32), at);
      }
      digits = bytes.toString('hex').toUpperCase();
      next = 0;
    }
    next += 32;
    return digits.slice(next - 32, next);
  };
}

function ownSegment(callers: string | undefined): string | undefined {
  if (callers === undefined) return undefined;
  const [own = ''] = callers.replaceAll('-', '').toUpperCase().split('/', 1);
  return segment.test(own) ? own : undefined;
}

/**
 * Gives the answer's `opc-request-id` for the caller's: three segments of 32 upper-case hex digits.
 * The first is the caller's id (its first segment) where that is 32 hex digits once dashes are
 * taken out: Oracle's TypeScript SDK sends a UUID with three of its four dashes left in, and 35
 * characters would break the form that is recorded for answers. Any other id is not echoed.
 *
 * @example
 * requestIds(seededRandom(1))('75EB7641E53C-11F1-BD20-6381EBD170E9');
 * // '75EB7641E53C11F1BD206381EBD170E9/…/…'
 */
export function requestIds(random: Random): (callers?: string) => string {
  const next = segments(random);
  return (callers) => `${ownSegment(callers) ?? next()}/${next()}/${next()}`;
}
