/** Vector stores: what they show of themselves, and the files in them. */
import { objectOf } from '../../protocol/json.js';
import type { Place } from './conversations.js';
import type { KeptVectorStore, Stored } from './memory.js';

const day = 86_400;

/** When a store expires, in seconds since the epoch; `null` where it does not. */
function expiryOf(store: Stored): number | null {
  const { days } = objectOf(store.expires_after);
  const { last_active_at: active } = store;
  return typeof days === 'number' && typeof active === 'number' ? active + days * day : null;
}

/** A store as it stands at a time, in milliseconds since the epoch. */
export function showStore({ store, files }: KeptVectorStore, now: number): Stored {
  const expires = expiryOf(store);
  const bytes = files.map(({ usage_bytes: usage }) => (typeof usage === 'number' ? usage : 0));
  return {
    ...store,
    status: expires !== null && expires * 1000 <= now ? 'expired' : 'completed',
    expires_at: expires,
    usage_bytes: bytes.reduce((sum, one) => sum + one, 0),
    file_counts: {
      cancelled: 0,
      completed: files.length,
      failed: 0,
      in_progress: 0,
      total: files.length,
    },
  };
}

/** A store that is there and has not expired. */
export function liveStore(place: Place, id: string): KeptVectorStore | undefined {
  const kept = place.memory.vectorStores.get(place.scope, id, place.now);
  return kept && showStore(kept, place.now).status === 'completed' ? kept : undefined;
}

/** Changes a store, which is active with that, and gives it as it is kept. */
export function changeStore(place: Place, kept: KeptVectorStore): KeptVectorStore {
  const { memory, scope, now } = place;
  const store = { ...kept.store, last_active_at: Math.floor(now / 1000) };
  const changed = { ...kept, store };
  memory.vectorStores.replace(scope, store.id, now, changed);
  return changed;
}

/** Takes a file out of every store of its project. */
export function dropFile({ memory, scope, now }: Place, fileId: string): void {
  for (const { store, files } of memory.vectorStores.list(scope, now)) {
    if (!files.some(({ id }) => id === fileId)) continue;
    const left = files.filter(({ id }) => id !== fileId);
    memory.vectorStores.replace(scope, store.id, now, { store, files: left });
  }
}
