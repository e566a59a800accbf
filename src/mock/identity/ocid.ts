/** Oracle Cloud ids that name nothing but a mock's own things. */
import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * An OCID in the commercial realm whose unique part (60 letters, as real ones have) is derived from
 * `from`: the same words give the same id.
 *
 * @example
 * ocid('tenancy', '1/default'); // 'ocid1.tenancy.oc1..aaaaaaaa…'
 */
export function ocid(type: 'tenancy' | 'user' | 'compartment', from: string): string {
  const digest = createHash('sha512').update(`${type}/${from}`).digest().subarray(0, 52);
  const unique = [...digest].map((byte) => alphabet[byte % 32]).join('');
  return `ocid1.${type}.oc1..aaaaaaaa${unique}`;
}
