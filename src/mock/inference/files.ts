/** Files: created from forms, listed, read, deleted. Shapes: npm openai 6.30.1, `FileObject`. */
import type { ErrorReply } from '../../protocol/reply.js';
import type { KeptFile, Stored } from '../memory/memory.js';
import { dropFile } from '../memory/vector-stores.js';
import type { Answer } from '../stages.js';
import { listAnswer, type Paging } from './lists.js';
import { type FormPart, readForm } from './multipart.js';
import { headerOf } from './openai.js';
import { give, type Operation, refuse, type Serving, secondsOf } from './serving.js';
import { invalid, notKept } from './state-errors.js';

/** What files may be for (OCI documentation, files.htm). */
const purposes: readonly string[] = [
  'assistants',
  'batch',
  'fine-tune',
  'vision',
  'user_data',
  'evals',
];

/** `after` has no effect, and a page may hold 10000 (sogawa-yk/jetuse, notes on files). */
const paging: Paging = { limit: 10_000, most: 10_000, cursor: false };

/** Seconds that a file may be kept, if it says so (npm openai 6.30.1, `FileCreateParams.ExpiresAfter`). */
const lifetime = { least: 3600, most: 2_592_000 } as const;

/** An upload, read; or the refusal, in OpenAI's words. */
type Upload =
  | {
      readonly ok: true;
      readonly filename: string;
      readonly bytes: Uint8Array;
      readonly purpose: string;
      readonly seconds?: number;
    }
  | { readonly ok: false; readonly error: ErrorReply };

function readUpload(parts: readonly FormPart[]): Upload {
  const fail = (error: ErrorReply): Upload => ({ ok: false, error });
  const absent = (name: string) =>
    fail(invalid(`Missing required parameter: '${name}'.`, name, 'missing_required_parameter'));
  const file = parts.find(({ name, filename }) => name === 'file' && filename !== undefined);
  const textOf = (name: string) => {
    const part = parts.find((one) => one.name === name);
    return part && Buffer.from(part.bytes).toString();
  };
  const purpose = textOf('purpose');
  if (!file) return absent('file');
  if (purpose === undefined) return absent('purpose');
  if (!purposes.includes(purpose)) {
    const message = `'${purpose.slice(0, 40)}' is not one of ['${purposes.join("', '")}'] - 'purpose'`;
    return fail(invalid(message, 'purpose', 'invalid_value'));
  }
  const { filename = '', bytes } = file;
  const upload = { ok: true, filename, bytes, purpose } as const;
  const given = textOf('expires_after[seconds]');
  if (given === undefined) return upload;
  const seconds = Number(given);
  if (!Number.isInteger(seconds) || seconds < lifetime.least || seconds > lifetime.most) {
    const message = `Invalid 'expires_after.seconds': expected an integer from ${lifetime.least} to ${lifetime.most}.`;
    return fail(invalid(message, 'expires_after.seconds', 'invalid_value'));
  }
  return { ...upload, seconds };
}

const create: Operation = (serving) => {
  const { received, place } = serving;
  const parts = readForm(headerOf(received, 'content-type') ?? '', received.body);
  if (!parts) {
    const message = 'Could not parse multipart form.';
    return refuse(invalid(message, undefined, 'invalid_multipart_form_data'));
  }
  const upload = readUpload(parts);
  if (!upload.ok) return refuse(upload.error);
  const { filename, bytes, purpose, seconds } = upload;
  const created = secondsOf(place.now);
  const file: Stored = {
    id: place.memory.ids.file(),
    object: 'file',
    bytes: bytes.length,
    created_at: created,
    expires_at: seconds === undefined ? null : created + seconds,
    filename,
    purpose,
    status: 'processed',
    status_details: null,
  };
  place.memory.files.put({
    id: file.id,
    scope: place.scope,
    value: { file, bytes },
    weight: bytes.length + filename.length,
    ...(seconds === undefined ? {} : { expires: place.now + seconds * 1000 }),
  });
  return give(serving, file);
};

const list: Operation = (serving) => {
  const { memory, scope, now } = serving.place;
  const purpose = serving.query.get('purpose');
  const files = memory.files.list(scope, now).map(({ file }) => file);
  const wanted = files.filter((file) => purpose === null || file.purpose === purpose);
  return listAnswer(serving, wanted, paging);
};

/** An operation on one file. */
const onOne =
  (operation: (serving: Serving, kept: KeptFile) => Answer): Operation =>
  (serving) => {
    const { memory, scope, now } = serving.place;
    const kept = memory.files.get(scope, serving.id, now);
    return kept ? operation(serving, kept) : refuse(notKept.file(serving.id));
  };

const retrieve = onOne((serving, { file }) => give(serving, file));

const content = onOne(({ route }, { bytes }) => ({
  status: 200,
  headers: { 'content-type': 'application/octet-stream' },
  pieces: [bytes],
  stream: false,
  reply: route.operation,
}));

/** A file that is deleted leaves all vector stores too (npm openai 6.30.1, `Files.delete`). */
const remove = onOne((serving, { file: { id } }) => {
  const { memory, scope, now } = serving.place;
  memory.files.remove(scope, id, now);
  dropFile(serving.place, id);
  return give(serving, { id, object: 'file', deleted: true });
});

/** The operations, by their names in the OpenAI SDKs. */
export const files = {
  'files.create': create,
  'files.list': list,
  'files.retrieve': retrieve,
  'files.content': content,
  'files.delete': remove,
} as const satisfies Record<string, Operation>;
