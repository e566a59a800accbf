/** Vector stores as the inference host sees them. */
import type { ErrorReply } from '../../protocol/reply.js';
import type { KeptVectorStore } from '../memory/memory.js';
import { liveStore } from '../memory/vector-stores.js';
import type { Answer } from '../stages.js';
import { type Operation, refuse, type Serving } from './serving.js';

/** The inference host knows no such store, or not yet (sogawa-yk/jetuse, SPIKE-M1). */
const notActive = (id: string): ErrorReply => ({
  status: 404,
  style: 'upstream-double-encoded',
  message: `VectorStore ${id.slice(0, 200)} with status Completed not found.`,
});

/** An operation on one store that is there and has not expired. */
export const onLive =
  (operation: (serving: Serving, kept: KeptVectorStore) => Answer): Operation =>
  (serving) => {
    const kept = liveStore(serving.place, serving.id);
    return kept ? operation(serving, kept) : refuse(notActive(serving.id));
  };
