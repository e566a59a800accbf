/** The OpenAI-compatible surface: its base paths and the operations that each has. */
import type { ApiMethod, Transport } from './call.js';
import type { ErrorReply } from './reply.js';
import { texts } from './service-errors.js';

/**
 * Where an OpenAI-compatible path begins. The first three stand on the inference host; the last one on the
 * management host, for vector stores alone.
 */
export type OpenAiBase = '/openai/v1' | '/20231130/actions/v1' | '/v1' | '/20231130/openai/v1';

/** Every operation, by its name in the OpenAI SDKs. */
export type OpenAiOperation = 'chat.completions.create' | 'responses.create' | ApiMethod;

/** A request line understood. */
export interface OpenAiRoute {
  readonly base: OpenAiBase;
  readonly operation: OpenAiOperation;
  /** The ids in the path, in order, decoded. */
  readonly ids: readonly string[];
  /** The query without `?`. */
  readonly query: string;
}

/** Where an OpenAI-compatible request goes, or why nowhere. */
export type OpenAiWay =
  | { readonly ok: true; readonly route: OpenAiRoute }
  | {
      readonly ok: false;
      readonly error: ErrorReply;
      /** For the journal: where the request should have gone. */
      readonly note: string;
      /** There is such a path, and the service refuses it itself: only once it knows who asks. */
      readonly route?: OpenAiRoute;
    };

/** No service stands behind a path (sogawa-yk/jetuse, SPIKE-01 and SPIKE-10, Jun 2026). */
const noService: ErrorReply = {
  status: 404,
  message: "Path doesn't map to a registered service!",
};

const bases: readonly OpenAiBase[] = [
  '/openai/v1',
  '/20231130/actions/v1',
  '/v1',
  '/20231130/openai/v1',
];

const current = '/openai/v1';
const older = '/20231130/actions/v1';
const alias = '/v1';
const management = '/20231130/openai/v1';

/** Chat and Responses alone are documented on the older base (OCI documentation, API keys). */
const turns: readonly OpenAiBase[] = [current, older, alias];
/** What keeps state (oracle-samples/oci-genai-auth-python, examples; OCI documentation, QuickStart). */
const data: readonly OpenAiBase[] = [current];
/** Vector stores are made on the management host, and filled and searched on the other (jetuse, SPIKE-03). */
const stores: readonly OpenAiBase[] = [management];

interface Row {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The segments of the path behind the base; `:id` stands for any. */
  readonly path: readonly string[];
  readonly operation: OpenAiOperation;
  readonly on: readonly OpenAiBase[];
  /** Bases where it is there and refused. */
  readonly refusedOn?: readonly OpenAiBase[];
}

const row = (
  method: Row['method'],
  path: string,
  operation: OpenAiOperation,
  on: readonly OpenAiBase[],
): Row => ({ method, path: path.split('/'), operation, on });

const item = '/conversations/:id/items';
const store = '/vector_stores/:id';

const rows: readonly Row[] = [
  row('POST', '/chat/completions', 'chat.completions.create', turns),
  row('POST', '/responses', 'responses.create', turns),
  row('POST', '/responses/compact', 'responses.compact', data),
  row('GET', '/responses/:id', 'responses.retrieve', data),
  row('DELETE', '/responses/:id', 'responses.delete', data),
  row('POST', '/responses/:id/cancel', 'responses.cancel', data),
  row('GET', '/responses/:id/input_items', 'responses.inputItems.list', data),
  // `GET /conversations`, a list, is not there: 404 (jetuse).
  row('POST', '/conversations', 'conversations.create', data),
  row('GET', '/conversations/:id', 'conversations.retrieve', data),
  row('POST', '/conversations/:id', 'conversations.update', data),
  row('DELETE', '/conversations/:id', 'conversations.delete', data),
  row('POST', item, 'conversations.items.create', data),
  row('GET', item, 'conversations.items.list', data),
  row('GET', `${item}/:id`, 'conversations.items.retrieve', data),
  row('DELETE', `${item}/:id`, 'conversations.items.delete', data),
  row('POST', '/files', 'files.create', data),
  row('GET', '/files', 'files.list', data),
  row('GET', '/files/:id', 'files.retrieve', data),
  row('GET', '/files/:id/content', 'files.content', data),
  row('DELETE', '/files/:id', 'files.delete', data),
  row('POST', '/vector_stores', 'vectorStores.create', stores),
  row('GET', '/vector_stores', 'vectorStores.list', stores),
  row('GET', store, 'vectorStores.retrieve', stores),
  row('POST', store, 'vectorStores.update', stores),
  row('DELETE', store, 'vectorStores.delete', stores),
  row('POST', `${store}/search`, 'vectorStores.search', data),
  row('POST', `${store}/files`, 'vectorStores.files.create', data),
  row('GET', `${store}/files`, 'vectorStores.files.list', data),
  row('GET', `${store}/files/:id`, 'vectorStores.files.retrieve', data),
  row('DELETE', `${store}/files/:id`, 'vectorStores.files.delete', data),
  { ...row('POST', '/embeddings', 'embeddings.create', []), refusedOn: [current, older] },
  // Not there on the current base (jetuse, SPIKE-01); 400 on the older one (pydantic/pydantic-ai #1385).
  { ...row('GET', '/models', 'models.list', []), refusedOn: [older] },
];

/** What the service has and the mock does not play. */
const unplayed: readonly RegExp[] = [
  /^\/vector_stores\/[^/]+\/file_batches(\/|$)/,
  /^\/vector_stores\/[^/]+\/files\/[^/]+$/,
  /^\/containers(\/|$)/,
  /^\/audio\/speech$/,
];

const hints: readonly (readonly [path: RegExp, note: string])[] = [
  [/^\/chat$/, 'no such path: native chat is POST /20231130/actions/chat'],
  [/^(\/openai)?\/v1(\/|$)/, 'no such path: the base is there twice'],
  [/^\/models(\/|$)/, 'no such path: models are listed by GET /20231130/models'],
];

/** The OpenAI-compatible base that a path without query stands on; `undefined` for all other paths. */
export function openAiBaseOf(path: string): OpenAiBase | undefined {
  return bases.find((base) => path.startsWith(base) && /^(\/|$)/.test(path.slice(base.length)));
}

/** The transport that an operation belongs to. */
export function transportOf(operation: OpenAiOperation): Transport {
  const chat = ['chat.completions.create', 'embeddings.create', 'models.list'];
  return chat.includes(operation) ? 'v1' : 'responses';
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** The ids of a path that fits a row's, segment by segment; `undefined` where it does not fit. */
function idsOf(wanted: readonly string[], given: readonly string[]): readonly string[] | undefined {
  if (wanted.length !== given.length) return undefined;
  const ids: string[] = [];
  for (const [at, segment] of wanted.entries()) {
    const text = given[at] ?? '';
    if (segment !== ':id') {
      if (segment !== text) return undefined;
      continue;
    }
    const id = decoded(text);
    if (id === undefined || id === '') return undefined;
    ids.push(id);
  }
  return ids;
}

/**
 * Finds the operation that a request line asks for. A path or a method that is not there is answered by
 * what stands before the service, in the words of the host.
 *
 * @param path on the request line, as it stands there, without query
 * @param query without `?`
 * @returns `undefined` for paths that are not of this surface
 *
 * @example
 * openAiRouteOf('GET', '/openai/v1/responses/resp_1', '');
 * // { ok: true, route: { base: '/openai/v1', operation: 'responses.retrieve', ids: ['resp_1'], query: '' } }
 */
export function openAiRouteOf(method: string, path: string, query: string): OpenAiWay | undefined {
  const base = openAiBaseOf(path);
  if (base === undefined) return undefined;
  const rest = path.slice(base.length);
  const absent = (note: string): OpenAiWay => ({
    ok: false,
    error: base === management ? texts.notFoundPlatform : noService,
    note,
  });
  const given = rest.split('/');
  const fitting = rows.flatMap((one) => {
    const ids = idsOf(one.path, given);
    return ids ? [{ ...one, ids }] : [];
  });
  const found = fitting.find((one) => one.method === method);
  if (found) {
    const { operation, ids, on, refusedOn = [] } = found;
    const route: OpenAiRoute = { base, operation, ids, query };
    if (on.includes(base)) return { ok: true, route };
    if (refusedOn.includes(base)) {
      return {
        ok: false,
        error: texts.unsupportedOperation,
        note: 'no such operation on OCI',
        route,
      };
    }
    const [elsewhere] = on;
    if (elsewhere) return absent(`no such path: ${method} ${rest} stands on ${elsewhere}`);
  }
  if (base === current && unplayed.some((pattern) => pattern.test(rest))) {
    return absent('the service has this operation, but the mock does not play it');
  }
  const hint = hints.find(([pattern]) => pattern.test(rest));
  if (hint) return absent(hint[1]);
  return absent(fitting.length > 0 ? 'no such method on this path' : 'no such path');
}
