/** Ids of tokens: they look random and count, so that all up to one can be revoked. */
import { createHash } from 'node:crypto';

/**
 * The `jti` of a tenancy's token number `count`, of the form of a UUID.
 *
 * @example
 * serialOf('1/default', 10); // '…-000000000000a'
 */
export function serialOf(from: string, count: number): string {
  const digits = createHash('sha256').update(`${from}/${count}`).digest('hex');
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
  ];
  return [...parts, count.toString(16).padStart(12, '0')].join('-');
}

/** The number of a token; 0 where its `jti` is none of ours. */
export function countOf(jti: unknown): number {
  const found = typeof jti === 'string' ? /^[0-9a-f-]{23}-([0-9a-f]{12})$/.exec(jti) : null;
  return found ? Number.parseInt(found[1] ?? '', 16) : 0;
}

/** A word that tells a token from others without showing anything of it. */
export function wordOf(jti: unknown): string {
  return createHash('sha256').update(String(jti)).digest('hex').slice(0, 8);
}
