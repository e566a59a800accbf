/** What must not stand in a recording: credentials, and ids of a real tenancy. */

const patterns: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a PEM block', /-----BEGIN [A-Z ]+-----/],
  ['an OCI signature', /Signature\s+version=/i],
  ['a bearer token', /\bBearer\s+[\w.~+/-]{8,}/i],
  ['a JSON web token', /\beyJ[\w-]{8,}\.[\w-]{8,}/],
  ['an API key', /\bsk-[\w-]{16,}/],
  ['a key fingerprint', /\b[0-9a-f]{2}(?::[0-9a-f]{2}){15}\b/i],
];

/** `ocid1.<type>.<realm>.<region>.<unique>`; examples have `example` in their last part. */
const ocid = /\bocid1\.[a-z0-9]+\.[a-z0-9-]*\.[a-z0-9-]*\.[\w.-]+/gi;

/**
 * What of this kind a text holds, in words; the secret itself is not repeated.
 *
 * @example
 * secretsIn('ocid1.compartment.oc1..aaaaabbbb'); // ['the OCID of a real resource']
 * secretsIn('ocid1.compartment.oc1..exampleuniqueid'); // []
 */
export function secretsIn(text: string): readonly string[] {
  const found = patterns.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
  const real = (text.match(ocid) ?? []).some((id) => !/\.example[^.]*$/i.test(id));
  return real ? [...found, 'the OCID of a real resource'] : found;
}
