/**
 * Lists of the management host: filters, order and pages, the same for every kind of thing. Source: npm
 * oci-generativeai, lib/request/list-*-request.
 */
import type { ErrorReply } from '../reply.js';
import { invalidParameter, texts } from '../service-errors.js';

/** What a list of one kind of thing can be asked. */
export interface ListKind<Item> {
  /** Also what its pages are marked with. */
  readonly name: string;
  /** By the name of the query parameter. Of several values of a parameter or of an item, one has to fit. */
  readonly filters: Readonly<Record<string, (item: Item) => string | readonly string[]>>;
  /** By the word in `sortBy`. The first is the order when none is asked. */
  readonly order: Readonly<Record<string, (item: Item) => string>>;
  /** Tells apart what is equal in order. */
  readonly id: (item: Item) => string;
}

/** A page, or the refusal in the management host's style. */
export type ListPage<Item> =
  | {
      readonly ok: true;
      readonly items: readonly Item[];
      /** For `opc-next-page`; absent on the last page. */
      readonly nextPage?: string;
    }
  | { readonly ok: false; readonly error: ErrorReply };

/** Items a page when the caller names no `limit`: ours, no source tells the service's own. */
const defaultLimit = 100;
/** The most that OCI's list calls give at once. Source: OCI documentation, List Pagination. */
const maximalLimit = 1000;

/**
 * One page of a list.
 *
 * @param items all that the caller may see
 * @param query the part of the target after `?`; keys may repeat, values need not be escaped
 * @param compartments the OCIDs that the caller may name; another gets the 404 of missing rights
 */
export function listItems<Item>(
  kind: ListKind<Item>,
  items: readonly Item[],
  query: string,
  compartments: readonly string[],
): ListPage<Item> {
  const asked = new URLSearchParams(query);
  const words = Object.keys(kind.order);
  const [usual = ''] = words;
  const sortBy = asked.get('sortBy') ?? usual;
  const sortOrder = asked.get('sortOrder') ?? (sortBy.startsWith('time') ? 'DESC' : 'ASC');
  const compartment = asked.get('compartmentId');
  if (!compartment) return refuse('compartmentId is required.');
  const span = spanOf(kind.name, asked);
  if (!span.ok) return span;
  const key = Object.hasOwn(kind.order, sortBy) ? kind.order[sortBy] : undefined;
  if (!key) return refuse(`sortBy must be ${orList(words)}.`);
  if (sortOrder !== 'ASC' && sortOrder !== 'DESC') return refuse('sortOrder must be ASC or DESC.');
  if (!compartments.includes(compartment)) return { ok: false, error: texts.notFoundPlatform };

  const direction = sortOrder === 'ASC' ? 1 : -1;
  const found = items
    .filter((item) => fits(kind, item, asked))
    .sort((a, b) => direction * compare(key(a), key(b)) || compare(kind.id(a), kind.id(b)));
  return cut(kind.name, found, span);
}

/**
 * One page of what is in no compartment, in the order given.
 *
 * @param name what its pages are marked with
 */
export function pageOf<Item>(name: string, items: readonly Item[], query: string): ListPage<Item> {
  const span = spanOf(name, new URLSearchParams(query));
  return span.ok ? cut(name, items, span) : span;
}

interface Span {
  readonly ok: true;
  readonly offset: number;
  readonly limit: number;
}

function spanOf(name: string, asked: URLSearchParams): Span | (ListPage<never> & { ok: false }) {
  const limit = numberIn(asked.get('limit') ?? String(defaultLimit), 1, maximalLimit);
  const offset = readPage(name, asked.get('page'));
  if (limit === undefined) return refuse(`limit must be from 1 to ${maximalLimit}.`);
  if (offset === undefined) return refuse('page is not one that this list gave.');
  return { ok: true, offset, limit };
}

function cut<Item>(name: string, found: readonly Item[], { offset, limit }: Span): ListPage<Item> {
  const end = offset + limit;
  const items = found.slice(offset, end);
  return end < found.length
    ? { ok: true, items, nextPage: writePage(name, end) }
    : { ok: true, items };
}

function fits<Item>({ filters }: ListKind<Item>, item: Item, asked: URLSearchParams): boolean {
  return Object.entries(filters).every(([name, read]) => {
    const wanted = asked.getAll(name);
    const value = read(item);
    return (
      wanted.length === 0 ||
      (typeof value === 'string' ? wanted[0] === value : wanted.some((one) => value.includes(one)))
    );
  });
}

/** The token of a page that no list reaches: it is there, and holds nothing. */
export const pageBeyond = (name: string): string => writePage(name, 1_000_000);

/** A page token: opaque to the caller, and safe in a query without escaping. */
function writePage(name: string, offset: number): string {
  return Buffer.from(`${name}/${offset}`).toString('base64url');
}

/** The offset in a token; 0 without one, `undefined` for one that was never given. */
function readPage(name: string, page: string | null): number | undefined {
  if (page === null) return 0;
  const [, offset = ''] = Buffer.from(page, 'base64url').toString('utf8').split('/');
  const read = numberIn(offset, 1, Number.MAX_SAFE_INTEGER);
  return read !== undefined && writePage(name, read) === page ? read : undefined;
}

function numberIn(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function refuse(message: string): { readonly ok: false; readonly error: ErrorReply } {
  return { ok: false, error: invalidParameter(message) };
}
