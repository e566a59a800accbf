/** Who is known here: tenancies by name and by the keys that speak for them. */
import { canonicalKeyId } from '../../protocol/signature/key-id.js';
import type { GenAiKey, RegisteredKey, Tenancy } from './tenancy.js';

/** A key and whose it is. */
interface KeyHolder {
  readonly tenancy: Tenancy;
  readonly key: RegisteredKey;
}

/** A Generative AI API key and whose it is. */
interface ApiKeyHolder {
  readonly tenancy: Tenancy;
  readonly key: GenAiKey;
}

/** The tenancies of one mock. */
export interface Registry {
  add(tenancy: Tenancy): void;
  remove(tenancy: Tenancy): void;
  byName(name: string): Tenancy | undefined;
  /** By its OCID. */
  byId(id: string): Tenancy | undefined;
  /** Fingerprints are compared without regard to case and colons. */
  byKeyId(keyId: string): KeyHolder | undefined;
  /** By its secret. */
  byApiKey(secret: string): ApiKeyHolder | undefined;
  names(): readonly string[];
}

/** An empty registry. */
export function openRegistry(): Registry {
  const tenancies = new Map<string, Tenancy>();
  const ids = new Map<string, Tenancy>();
  const holders = new Map<string, KeyHolder>();
  return {
    add(tenancy) {
      tenancies.set(tenancy.name, tenancy);
      ids.set(tenancy.id, tenancy);
      for (const [keyId, key] of tenancy.keys) holders.set(canonicalKeyId(keyId), { tenancy, key });
    },
    remove(tenancy) {
      tenancies.delete(tenancy.name);
      ids.delete(tenancy.id);
      for (const keyId of tenancy.keys.keys()) holders.delete(canonicalKeyId(keyId));
    },
    byName: (name) => tenancies.get(name),
    byId: (id) => ids.get(id),
    byKeyId: (keyId) => holders.get(keyId) ?? holders.get(canonicalKeyId(keyId)),
    // Looked up where they are: a tenancy makes and deletes keys.
    byApiKey(secret) {
      for (const tenancy of tenancies.values()) {
        const key = tenancy.apiKeys.get(secret);
        if (key) return { tenancy, key };
      }
      return undefined;
    },
    names: () => [...tenancies.keys()],
  };
}
