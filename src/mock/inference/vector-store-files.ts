/** The files in a vector store. Shapes: npm openai 6.30.1, `VectorStoreFile`. */
import { objectOf, textOf } from '../../protocol/json.js';
import type { ErrorReply } from '../../protocol/reply.js';
import type { KeptVectorStore, Stored } from '../memory/memory.js';
import { changeStore } from '../memory/vector-stores.js';
import type { Answer } from '../stages.js';
import { attributesRefusal } from './attributes.js';
import { listAnswer, usualPaging } from './lists.js';
import { onLive } from './live-store.js';
import { give, type Operation, refuse, type Serving, secondsOf } from './serving.js';
import { notKept } from './state-errors.js';

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
export function attach(
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
export const vectorStoreFiles = {
  'vectorStores.files.create': createFile,
  'vectorStores.files.list': listFiles,
  'vectorStores.files.retrieve': retrieveFile,
  'vectorStores.files.delete': removeFile,
} as const satisfies Record<string, Operation>;
