/** `GET /20231130/models`: filters, order and pages. Source: npm oci-generativeai, lib/request/list-models-request. */
import type { Model } from './models.js';
import type { ErrorReply } from './reply.js';
import { invalidParameter, texts } from './service-errors.js';

/** A page, or the refusal in the management host's style. */
export type ListingPage =
  | {
      readonly ok: true;
      readonly items: readonly Model[];
      /** For `opc-next-page`; absent on the last page. */
      readonly nextPage?: string;
    }
  | { readonly ok: false; readonly error: ErrorReply };

/** Models a page when the caller names no `limit`: ours, no source tells the service's own. */
const defaultLimit = 100;
/** The most that OCI's list calls give at once. Source: OCI documentation, List Pagination. */
const maximalLimit = 1000;

const sortKeys: Readonly<Record<string, (model: Model) => string>> = {
  displayName: (model) => model.displayName,
  lifecycleState: (model) => model.lifecycleState,
  timeCreated: (model) => model.timeCreated,
};

/**
 * One page of models.
 *
 * @param models all that the tenancy may see
 * @param query the part of the target after `?`; keys may repeat, values need not be escaped
 * @param compartments the OCIDs that the caller may name; another gets the 404 of missing rights
 *
 * @example
 * listModels(catalogue('us-chicago-1'), 'compartmentId=ocid1…&capability=CHAT&limit=5', ['ocid1…']);
 */
export function listModels(
  models: readonly Model[],
  query: string,
  compartments: readonly string[],
): ListingPage {
  const asked = new URLSearchParams(query);
  const limit = numberIn(asked.get('limit') ?? String(defaultLimit), 1, maximalLimit);
  const offset = readPage(asked.get('page'));
  const sortBy = asked.get('sortBy') ?? 'timeCreated';
  const sortOrder = asked.get('sortOrder') ?? (sortBy === 'timeCreated' ? 'DESC' : 'ASC');
  const compartment = asked.get('compartmentId');

  if (!compartment) return refuse('compartmentId is required.');
  if (limit === undefined) return refuse(`limit must be from 1 to ${maximalLimit}.`);
  if (offset === undefined) return refuse('page is not one that this list gave.');
  const key = Object.hasOwn(sortKeys, sortBy) ? sortKeys[sortBy] : undefined;
  if (!key) return refuse('sortBy must be displayName, lifecycleState or timeCreated.');
  if (sortOrder !== 'ASC' && sortOrder !== 'DESC') return refuse('sortOrder must be ASC or DESC.');
  if (!compartments.includes(compartment)) return { ok: false, error: texts.notFoundPlatform };

  const direction = sortOrder === 'ASC' ? 1 : -1;
  const found = models
    .filter((model) => fits(model, asked))
    .sort((a, b) => direction * compare(key(a), key(b)) || compare(a.id, b.id));
  const end = offset + limit;
  const items = found.slice(offset, end);
  return end < found.length ? { ok: true, items, nextPage: writePage(end) } : { ok: true, items };
}

function fits(model: Model, asked: URLSearchParams): boolean {
  const capabilities = asked.getAll('capability');
  const exactly = (name: string, value: string) => (asked.get(name) ?? value) === value;
  return (
    (capabilities.length === 0 || capabilities.some((one) => model.capabilities.includes(one))) &&
    exactly('vendor', model.vendor) &&
    exactly('lifecycleState', model.lifecycleState) &&
    exactly('displayName', model.displayName) &&
    exactly('id', model.id)
  );
}

/** A page token: opaque to the caller, and safe in a query without escaping. */
function writePage(offset: number): string {
  return Buffer.from(`models/${offset}`).toString('base64url');
}

/** The offset in a token; 0 without one, `undefined` for one that was never given. */
function readPage(page: string | null): number | undefined {
  if (page === null) return 0;
  const [kind, offset] = Buffer.from(page, 'base64url').toString('utf8').split('/');
  const read = kind === 'models' ? numberIn(offset ?? '', 1, Number.MAX_SAFE_INTEGER) : undefined;
  return read !== undefined && writePage(read) === page ? read : undefined;
}

function numberIn(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuse(message: string): ListingPage {
  return { ok: false, error: invalidParameter(message) };
}
