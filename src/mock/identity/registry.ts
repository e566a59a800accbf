/** Who is known here: tenancies by name and by the keys that speak for them. */
import { canonicalKeyId } from '../../protocol/key-id.js';
import type { RegisteredKey, Tenancy } from './tenancy.js';

/** A key and whose it is. */
interface KeyHolder {
  readonly tenancy: Tenancy;
  readonly key: RegisteredKey;
}

/** The tenancies of one mock. */
export interface Registry {
  add(tenancy: Tenancy): void;
  remove(tenancy: Tenancy): void;
  byName(name: string): Tenancy | undefined;
  /** Fingerprints are compared without regard to case and colons. */
  byKeyId(keyId: string): KeyHolder | undefined;
  names(): readonly string[];
}

/** An empty registry. */
export function openRegistry(): Registry {
  const tenancies = new Map<string, Tenancy>();
  const holders = new Map<string, KeyHolder>();
  return {
    add(tenancy) {
      tenancies.set(tenancy.name, tenancy);
      for (const [keyId, key] of tenancy.keys) holders.set(canonicalKeyId(keyId), { tenancy, key });
    },
    remove(tenancy) {
      tenancies.delete(tenancy.name);
      for (const keyId of tenancy.keys.keys()) holders.delete(canonicalKeyId(keyId));
    },
    byName: (name) => tenancies.get(name),
    byKeyId: (keyId) => holders.get(keyId) ?? holders.get(canonicalKeyId(keyId)),
    names: () => [...tenancies.keys()],
  };
}
