/** The service's `opc-request-id`. */
import type { Random } from '../protocol/random.js';

const segment = /^[0-9A-F]{32}$/;

/** 32 upper-case hexadecimal digits. */
function randomSegment(random: Random): string {
  let digits = '';
  for (let part = 0; part < 4; part += 1) {
    digits += Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  }
  return digits.toUpperCase();
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
  return (callers) => {
    const own = (callers ?? '').split('/', 1)[0]?.replaceAll('-', '').toUpperCase() ?? '';
    const first = segment.test(own) ? own : randomSegment(random);
    return `${first}/${randomSegment(random)}/${randomSegment(random)}`;
  };
}
