/** Oracle Cloud ids that name nothing but a mock's own things. */
import { hash } from 'node:crypto';

/** Kinds of things that a mock names. */
type OcidType =
  | 'tenancy'
  | 'user'
  | 'compartment'
  | 'generativeaiproject'
  | 'instance'
  | 'fnfunc'
  | 'cluster';

const codes = Buffer.from('abcdefghijklmnopqrstuvwxyz234567');

/**
 * An OCID in the commercial realm whose unique part (60 letters, as real ones have) is derived from
 * `from`: the same words give the same id.
 *
 * @param region empty for what belongs to no region
 *
 * @example
 * ocid('tenancy', '1/default'); // 'ocid1.tenancy.oc1..aaaaaaaa…'
 */
export function ocid(type: OcidType, from: string, region = ''): string {
  return `ocid1.${type}.oc1.${region}.aaaaaaaa${letters(`${type}/${from}`)}`;
}

/** The secret of a Generative AI API key, derived from `from` in the same way. */
export function apiKeySecret(from: string): string {
  return `sk-${letters(`apikey/${from}`)}`;
}

/** A tenancy has a dozen of them, and a run a thousand tenancies. */
function letters(from: string): string {
  const bytes = hash('sha512', from, 'buffer').subarray(0, 52);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = codes[(bytes[at] ?? 0) % 32] ?? 0;
  return bytes.toString('latin1');
}
