/** Lists as the OpenAI-compatible surface has them, page by page. */
import type { ErrorReply } from '../../protocol/reply.js';
import type { Stored } from '../memory/memory.js';
import type { Answer } from '../stages.js';
import { give, refuse, type Serving } from './serving.js';
import { invalid, notKept } from './state-errors.js';

/** How a list is paged. */
export interface Paging {
  /** Things on a page where the request does not say, and at most. */
  readonly limit: number;
  readonly most: number;
  /** Whether `after` is heeded. */
  readonly cursor: boolean;
}

/** OpenAI's own: 20, at most 100 (npm openai 6.30.1). */
export const usualPaging: Paging = { limit: 20, most: 100, cursor: true };

/** A page of things. */
export const pageOf = (data: readonly Stored[], hasMore: boolean) => ({
  object: 'list',
  data,
  first_id: data[0]?.id ?? null,
  last_id: data.at(-1)?.id ?? null,
  has_more: hasMore,
});

/** What is wrong with a query, in OpenAI's words. */
function misfit(query: URLSearchParams, { most }: Paging): ErrorReply | undefined {
  const order = query.get('order');
  if (order !== null && order !== 'asc' && order !== 'desc') {
    const message = `Invalid value: '${order.slice(0, 40)}'. Supported values are: 'asc' and 'desc'.`;
    return invalid(message, 'order', 'invalid_value');
  }
  const limit = query.get('limit');
  if (limit === null) return undefined;
  const number = Number(limit);
  if (!/^-?\d{1,15}$/.test(limit)) {
    const message = "Invalid type for 'limit': expected an integer.";
    return invalid(message, 'limit', 'invalid_type');
  }
  const expected = (bound: string, value: string) =>
    `Invalid 'limit': integer ${bound} value. Expected a value ${value}, but got ${number} instead.`;
  if (number < 1) {
    const message = expected('below minimum', '>= 1');
    return invalid(message, 'limit', 'integer_below_min_value');
  }
  if (number > most) {
    const message = expected('above maximum', `<= ${most}`);
    return invalid(message, 'limit', 'integer_above_max_value');
  }
  return undefined;
}

/**
 * Answers with a page: `limit`, `order` (newest first, unless `asc` is asked for), `after` and `before`, as
 * in OpenAI's lists.
 *
 * @param things all there are, oldest first
 */
export function listAnswer(serving: Serving, things: readonly Stored[], paging: Paging): Answer {
  const { query } = serving;
  const error = misfit(query, paging);
  if (error) return refuse(error);
  const ordered = query.get('order') === 'asc' ? things : things.toReversed();
  const limit = Number(query.get('limit') ?? paging.limit);
  const placeOf = (name: 'after' | 'before') => {
    const id = paging.cursor ? query.get(name) : null;
    return id === null ? undefined : { id, at: ordered.findIndex((one) => one.id === id) };
  };
  const after = placeOf('after');
  const before = placeOf('before');
  const lost = [after, before].find((place) => place?.at === -1);
  if (lost) return refuse(notKept.item(lost.id));
  const rest = ordered.slice(after ? after.at + 1 : 0, before?.at);
  const page = before && !after ? rest.slice(-limit) : rest.slice(0, limit);
  return give(serving, pageOf(page, page.length < rest.length));
}
