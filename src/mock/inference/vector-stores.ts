/**
 * Vector stores, which the management host makes and the inference host fills and searches (sogawa-yk/jetuse,
 * SPIKE-03). Shapes: npm openai 6.30.1, `VectorStore`, `VectorStoreFile`.
 */
import { isObject, objectOf, textOf } from '../../protocol/json.js';
import type { ErrorReply } from '../../protocol/reply.js';
import type { KeptVectorStore, Stored } from '../memory/memory.js';
import { changeStore, liveStore, showStore } from '../memory/vector-stores.js';
import type { Answer } from '../stages.js';
import { attributesRefusal, passes, unknownFilter } from './attributes.js';
import { listAnswer, usualPaging } from './lists.js';
import { searchFiles } from './search.js';
import { give, type Operation, refuse, type Serving, secondsOf } from './serving.js';
import { invalid, notKept } from './state-errors.js';

/** Stores in one tenancy at most (sogawa-yk/jetuse). */
const mostStores = 10;

/** The word was seen, with status 400; the sentence around it was not (sogawa-yk/jetuse). */
const tooMany: ErrorReply = { status: 400, message: 'LimitExceeded' };

/** The inference host knows no such store, or not yet (sogawa-yk/jetuse, SPIKE-M1). */
const notActive = (id: string): ErrorReply => ({
  status: 404,
  style: 'upstream-double-encoded',
  message: `VectorStore ${id.slice(0, 200)} with status Completed not found.`,
});

/** Kinds of files that were seen to be refused (sogawa-yk/jetuse). */
const refusedTypes: readonly string[] = ['docx', 'xlsx'];

function typeRefusal(id: string, filename: string): ErrorReply | undefined {
  const type = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  if (!refusedTypes.includes(type)) return undefined;
  return {
    status: 400,
    style: 'upstream-unwrapped',
    message: `Unsupported file type '${type}' found for ${id} `,
    type: 'unsupported_file',
    code: 'unsupported_file',
    valid: true,
  };
}

/** How OpenAI cuts files where nothing else is asked for. */
const chunking = {
  type: 'static',
  static: { max_chunk_size_tokens: 800, chunk_overlap_tokens: 400 },
} as const;

/** A file as a store shows it, or why it may not be in one. */
function attach(
  { place, body }: Serving,
  storeId: string,
  fileId: string,
): { readonly file: Stored } | { readonly error: ErrorReply } {
  const kept = place.memory.files.get(place.scope, fileId, place.now);
  if (!kept) return { error: notKept.file(fileId) };
  const error = typeRefusal(fileId, textOf(kept.file.filename));
  if (error) return { error };
  return {
    file: {
      id: fileId,
      object: 'vector_store.file',
      usage_bytes: kept.bytes.length,
      created_at: secondsOf(place.now),
      vector_store_id: storeId,
      status: 'completed',
      last_error: null,
      chunking_strategy: chunking,
      attributes: objectOf(body.attributes),
    },
  };
}

/** An operation on one store, as the host sees it that has it. */
const onOne =
  (
    find: (serving: Serving) => KeptVectorStore | undefined,
    missing: (id: string) => ErrorReply,
    operation: (serving: Serving, kept: KeptVectorStore) => Answer,
  ): Operation =>
  (serving) => {
    const kept = find(serving);
    return kept ? operation(serving, kept) : refuse(missing(serving.id));
  };

/** On the management host. */
const onStore = (operation: (serving: Serving, kept: KeptVectorStore) => Answer): Operation =>
  onOne(
    ({ place, id }) => place.memory.vectorStores.get(place.scope, id, place.now),
    notKept.vectorStore,
    operation,
  );

/** On the inference host. */
const onLive = (operation: (serving: Serving, kept: KeptVectorStore) => Answer): Operation =>
  onOne(({ place, id }) => liveStore(place, id), notActive, operation);

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
  const kept = {
    store: {
      ...store,
      ...(typeof name === 'string' ? { name } : {}),
      ...(isObject(metadata) ? { metadata } : {}),
      ...(isObject(expires) || expires === null ? { expires_after: expires } : {}),
    },
    files,
  };
  changeStore(place, kept);
  return give(serving, showStore(kept, place.now));
});

const remove = onStore((serving, { store: { id } }) => {
  const { memory, scope, now } = serving.place;
  memory.vectorStores.remove(scope, id, now);
  return give(serving, { id, object: 'vector_store.deleted', deleted: true });
});

/** Results of a search at most, and where the request does not say (npm openai 6.30.1). */
const results = { most: 50, usual: 10 } as const;

/** A filter of a type that is not known, such as `in`; what `detail` holds was not recorded (jetuse). */
const filterRefused: ErrorReply = invalid(
  'Status Code from provider: 422, Provider response: {"detail":[]}',
  undefined,
  'invalid_value',
);

const search = onLive((serving, kept) => {
  const { place, body } = serving;
  const { query, filters, max_num_results: most = results.usual } = body;
  const queries = (Array.isArray(query) ? query : [query]).map(textOf).filter((one) => one !== '');
  if (queries.length === 0) {
    const message = "Missing required parameter: 'query'.";
    return refuse(invalid(message, 'query', 'missing_required_parameter'));
  }
  if (typeof most !== 'number' || !Number.isInteger(most) || most < 1 || most > results.most) {
    const message = `Invalid 'max_num_results': expected an integer from 1 to ${results.most}.`;
    return refuse(invalid(message, 'max_num_results', 'invalid_value'));
  }
  if (unknownFilter(filters) !== undefined) return refuse(filterRefused);
  const { memory, scope, now } = place;
  const inStore = new Map(kept.files.map((file) => [file.id, objectOf(file.attributes)]));
  const searched = [...inStore].flatMap(([id, attributes]) => {
    const bytes = memory.files.get(scope, id, now)?.bytes;
    return bytes && passes(attributes, filters) ? [{ id, bytes }] : [];
  });
  changeStore(place, kept);
  return give(serving, {
    object: 'vector_store.search_results.page',
    search_query: queries,
    data: searchFiles(searched, queries, most).map(({ id, text, score }) => ({
      file_id: id,
      filename: memory.files.get(scope, id, now)?.file.filename,
      score,
      attributes: inStore.get(id),
      content: [{ type: 'text', text }],
    })),
    has_more: false,
    next_page: null,
  });
});

const createFile = onLive((serving, kept) => {
  const { place, body, id } = serving;
  const error = attributesRefusal(body.attributes);
  if (error) return refuse(error);
  const attached = attach(serving, id, textOf(body.file_id));
  if ('error' in attached) return refuse(attached.error);
  const { file } = attached;
  const others = kept.files.filter((one) => one.id !== file.id);
  changeStore(place, { ...kept, files: [...others, file] });
  return give(serving, file);
});

const listFiles = onLive((serving, { files }) => {
  const filter = serving.query.get('filter');
  const wanted = files.filter(({ status }) => filter === null || status === filter);
  return listAnswer(serving, wanted, usualPaging);
});

/** An operation on one file of a store. */
const onFile = (
  operation: (serving: Serving, kept: KeptVectorStore, file: Stored) => Answer,
): Operation =>
  onLive((serving, kept) => {
    const { id, secondId } = serving;
    const file = kept.files.find((one) => one.id === secondId);
    return file ? operation(serving, kept, file) : refuse(notKept.vectorStoreFile(secondId, id));
  });

const retrieveFile = onFile((serving, _, file) => give(serving, file));

const removeFile = onFile((serving, kept, file) => {
  changeStore(serving.place, { ...kept, files: kept.files.filter((one) => one !== file) });
  return give(serving, { id: file.id, object: 'vector_store.file.deleted', deleted: true });
});

/** The operations, by their names in the OpenAI SDKs. */
export const vectorStores = {
  'vectorStores.create': create,
  'vectorStores.list': list,
  'vectorStores.retrieve': retrieve,
  'vectorStores.update': update,
  'vectorStores.delete': remove,
  'vectorStores.search': search,
  'vectorStores.files.create': createFile,
  'vectorStores.files.list': listFiles,
  'vectorStores.files.retrieve': retrieveFile,
  'vectorStores.files.delete': removeFile,
} as const satisfies Record<string, Operation>;
