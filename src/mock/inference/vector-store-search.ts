/** `POST /vector_stores/{id}/search`. Shapes: npm openai 6.30.1, `VectorStoreSearchResponse`. */
import { objectOf, textOf } from '../../protocol/json.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { changeStore } from '../memory/vector-stores.js';
import { passes, unknownFilter } from './attributes.js';
import { onLive } from './live-store.js';
import { searchFiles } from './search.js';
import { give, refuse } from './serving.js';
import { invalid } from './state-errors.js';

/** Results of a search at most, and where the request does not say (npm openai 6.30.1). */
const results = { most: 50, usual: 10 } as const;

/** A filter of a type that is not known, such as `in`; what `detail` holds was not recorded (jetuse). */
const filterRefused: ErrorReply = invalid(
  'Status Code from provider: 422, Provider response: {"detail":[]}',
  undefined,
  'invalid_value',
);

/** Searches the files of a store; it is active with that. */
export const search = onLive((serving, kept) => {
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
