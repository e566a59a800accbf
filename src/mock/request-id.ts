/** The service's `opc-request-id`. */
import type { Random } from '../protocol/random.js';

const segment = /^[0-9A-F]{32}$/;

/** Writes segments of 32 upper-case hexadecimal digits, 16 bytes at a time. */
function segments(random: Random): () => string {
  const bytes = Buffer.alloc(16);
  return () => {
    for (let at = 0; at < 16; at += 4) bytes.writeUInt32BE(Math.floor(random() * 2 ** 32), at);
    return bytes.toString('hex').toUpperCase();
  };
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
  return (callers = '') => {
    const [own = ''] = callers.replaceAll('-', '').toUpperCase().split('/', 1);
    return `${segment.test(own) ? own : next()}/${next()}/${next()}`;
  };
}
