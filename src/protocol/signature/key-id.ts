/** keyIds: their shapes, the form keys are looked up by, and the form that may be shown. */

const token = /^ST\$[\w-]+\.[\w-]+\.[\w-]*$/;
const segments = /^[^\s/"]+(?:\/[^\s/"]+){2,}$/;

const canonical = /\/(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/;

/** Whether a keyId presents a token (`ST$<jwt>`) instead of naming a registered key. */
export function isTokenKeyId(keyId: string): boolean {
  return keyId.startsWith('ST$');
}

/**
 * Whether a keyId has a shape that can name a key: `ST$<jwt>`, or at least three parts joined by
 * `/`, none empty. Broken ones of real clients: `tenancy//fingerprint` and `ST$undefined`
 * (Oracle's TypeScript SDK on session profiles).
 */
export function isWellFormedKeyId(keyId: string): boolean {
  return isTokenKeyId(keyId) ? token.test(keyId) : segments.test(keyId);
}

/**
 * The form keys are looked up by: the fingerprint, which is the last part, in lower case with colons.
 * Fingerprints are compared without regard to case and colons.
 *
 * @example
 * canonicalKeyId('t/u/AABB0000000000000000000000000000'); // 't/u/aa:bb:00:…'
 */
export function canonicalKeyId(keyId: string): string {
  if (canonical.test(keyId)) return keyId;
  const cut = keyId.lastIndexOf('/') + 1;
  const digits = keyId.slice(cut).replaceAll(':', '');
  if (!/^(?:[0-9A-Fa-f]{2}){16,}$/.test(digits)) return keyId;
  return keyId.slice(0, cut) + (digits.toLowerCase().match(/../g) ?? []).join(':');
}

/**
 * A keyId as it may stand in a journal: tokens are cut to `ST$…`, and what has no keyId's shape is
 * not shown at all, since anything may have been pasted there.
 */
export function safeKeyId(keyId: string): string | undefined {
  if (isTokenKeyId(keyId)) return 'ST$…';
  return isWellFormedKeyId(keyId) && keyId.length <= 400 && /^[\w.:/-]+$/.test(keyId)
    ? keyId
    : undefined;
}
