/**
 * Vector stores as the management host has them; the inference host fills and searches them (sogawa-yk/jetuse,
 * SPIKE-03). Shapes: npm openai 6.30.1, `VectorStore`.
 */
import { isObject, objectOf, textOf } from '../../protocol/json.js';
import type { ErrorReply } from '../../protocol/reply.js';
import type { KeptVectorStore, Stored } from '../memory/memory.js';
import { changeStore, showStore } from '../memory/vector-stores.js';
import type { Answer } from '../stages.js';
import { listAnswer, usualPaging } from './lists.js';
import { give, type Operation, refuse, type Serving, secondsOf } from './serving.js';
import { notKept } from './state-errors.js';
import { attach } from './vector-store-files.js';

/** Stores in one tenancy at most (sogawa-yk/jetuse). */
const mostStores = 10;

/** The word was seen, with status 400; the sentence around it was not (sogawa-yk/jetuse). */
const tooMany: ErrorReply = { status: 400, message: 'LimitExceeded' };

/** An operation on one store. */
const onStore =
  (operation: (serving: Serving, kept: KeptVectorStore) => Answer): Operation =>
  (serving) => {
    const { place, id } = serving;
    const kept = place.memory.vectorStores.get(place.scope, id, place.now);
    return kept ? operation(serving, kept) : refuse(notKept.vectorStore(id));
  };

const create: Operation = (serving) => {
  const { place, body } = serving;
  const { memory, scope, now } = place;
  if (memory.vectorStores.count(now) >= mostStores) return refuse(tooMany);
  const id = memory.ids.vectorStore();
  const wanted = Array.isArray(body.file_ids) ? body.file_ids.map(textOf) : [];
  const files: Stored[] = [];
  for (const fileId of wanted) {
    const attached = attach(serving, id, fileId);
    if ('error' in attached) return refuse(attached.error);
    files.push(attached.file);
  }
  const store: Stored = {
    id,
    object: 'vector_store',
    created_at: secondsOf(now),
    name: textOf(body.name),
    ...(typeof body.description === 'string' ? { description: body.description } : {}),
    metadata: objectOf(body.metadata),
    last_active_at: secondsOf(now),
    expires_after: isObject(body.expires_after) ? body.expires_after : null,
  };
  const kept: KeptVectorStore = { store, files };
  const weight = JSON.stringify(kept).length;
  memory.vectorStores.put({ id, scope, value: kept, weight });
  return give(serving, showStore(kept, now));
};

/** More than 100 on a page are refused (sogawa-yk/jetuse). */
const list: Operation = (serving) => {
  const { memory, scope, now } = serving.place;
  const stores = memory.vectorStores.list(scope, now).map((kept) => showStore(kept, now));
  return listAnswer(serving, stores, usualPaging);
};

const retrieve = onStore((serving, kept) => give(serving, showStore(kept, serving.place.now)));

const update = onStore((serving, { store, files }) => {
  const { place, body } = serving;
  const { name, metadata, expires_after: expires } = body;
  const kept = changeStore(place, {
    store: {
      ...store,
      ...(typeof name === 'string' ? { name } : {}),
      ...(isObject(metadata) ? { metadata } : {}),
      ...(isObject(expires) || expires === null ? { expires_after: expires } : {}),
    },
    files,
  });
  return give(serving, showStore(kept, place.now));
});

const remove = onStore((serving, { store: { id } }) => {
  const { memory, scope, now } = serving.place;
  memory.vectorStores.remove(scope, id, now);
  return give(serving, { id, object: 'vector_store.deleted', deleted: true });
});

/** The operations, by their names in the OpenAI SDKs. */
export const vectorStores = {
  'vectorStores.create': create,
  'vectorStores.list': list,
  'vectorStores.retrieve': retrieve,
  'vectorStores.update': update,
  'vectorStores.delete': remove,
} as const satisfies Record<string, Operation>;
