/** The management host: lists, single things and their changes; and the versions of the guardrails, which the inference host lists. */
import { guardrailVersions } from '../../protocol/actions/apply-guardrails.js';
import {
  type CollectionName,
  changeableNames,
  collectionNames,
} from '../../protocol/management/collections.js';
import { type ListPage, pageBeyond, pageOf } from '../../protocol/management/listing.js';
import { logOf } from '../../protocol/management/work-requests.js';
import { texts } from '../../protocol/service-errors.js';
import { errorAnswer, jsonAnswer, notFound } from '../answers.js';
import { headerOf } from '../inference/openai.js';
import { basePath, guardrailVersionsPath, splitTarget } from '../paths.js';
import { compartmentsOf } from '../reach.js';
import { regionOf } from '../region.js';
import type { Settings } from '../settings.js';
import type { Answer, Stages } from '../stages.js';
import type { Asking } from './asking.js';
import { actions, remove, update } from './changes.js';
import { collections, type Place } from './collections.js';
import { create } from './create.js';

function pageAnswer(page: ListPage<object>, reply: string): Answer {
  if (!page.ok) return errorAnswer(page.error);
  const headers = page.nextPage === undefined ? {} : { 'opc-next-page': page.nextPage };
  return jsonAnswer({ items: page.items }, reply, headers);
}

/** What the journal says answered, where it is not the path's own word. */
const singles: Readonly<Partial<Record<CollectionName, string>>> = { models: 'model' };

/** The compartment stands in a header here (npm oci-generativeaiinference, list-guardrail-versions-request). */
function versions(named: string, query: string, compartments: readonly string[]): Answer {
  if (named === '') return errorAnswer({ status: 400, message: texts.badFormat.message });
  if (!compartments.includes(named)) return errorAnswer(notFound);
  const state = new URLSearchParams(query).get('state');
  const found = guardrailVersions.filter((one) => (state ?? one.state) === one.state);
  const page = pageOf('guardrailVersions', found, query);
  if (page.ok) return pageAnswer(page, 'guardrailVersions');
  return errorAnswer({ status: page.error.status, message: page.error.message });
}

/** What is told of a work request besides: `errors`, of which there are none, or `logs`. */
function told({ tenancy }: Place, id: string, what: string, query: string): Answer {
  const request = tenancy.holdings.workRequests.get(id);
  if (!request) return errorAnswer(texts.notFoundPlatform);
  const entries = what === 'logs' ? logOf(request, tenancy.now()) : [];
  return pageAnswer(pageOf(what, entries, query), `workRequests.${what}`);
}

/** Where a tenancy's lists end with a page that holds nothing, the one before it names that. */
function toTheEnd({ tenancy }: Place, page: ListPage<object>, name: CollectionName) {
  const last = page.ok && page.nextPage === undefined && page.items.length > 0;
  return last && tenancy.switches.emptyLastPage ? { ...page, nextPage: pageBeyond(name) } : page;
}

/** A list, a single thing, or what is told of it. */
function read(place: Place, name: CollectionName, rest: readonly string[], query: string): Answer {
  const [id, more] = rest;
  const { list, get } = collections[name];
  if (id === undefined) return pageAnswer(toTheEnd(place, list(place, query), name), name);
  if (more !== undefined) return told(place, id, more, query);
  const found = get(place, id);
  if (!found) return errorAnswer(texts.notFoundPlatform);
  return jsonAnswer(found.thing, singles[name] ?? name, {
    ...(found.etag === undefined ? {} : { etag: found.etag }),
    // When to ask again (npm oci-generativeai, lib/response/get-work-request-response); the second is ours.
    ...(name === 'workRequests' ? { 'retry-after': '1' } : {}),
  });
}

/** Makes, changes or deletes. */
function changeOf(asking: Asking, rest: readonly string[]): Answer {
  const [id, , action] = rest;
  if (id === undefined) return create(asking);
  const act = action === undefined ? undefined : actions[action];
  if (act) return act(asking, id);
  return asking.received.method === 'PUT' ? update(asking, id) : remove(asking, id);
}

/**
 * Makes the `manage` stage. A tenancy without rights sees nothing: 404. With auth `off` nothing says
 * whose a compartment should be, so that any will do.
 */
export function createManage(settings: Settings): Stages['manage'] {
  return (received, tenancy) => {
    const { path, query } = splitTarget(received.target);
    const { rightsMissing } = tenancy.switches;
    if (path === guardrailVersionsPath) {
      if (rightsMissing) return errorAnswer(notFound);
      const named = headerOf(received, 'opc-compartment-id') ?? '';
      return versions(named, query, compartmentsOf(tenancy, settings, named));
    }
    if (rightsMissing) return errorAnswer(texts.notFoundPlatform);
    const [word, ...rest] = path.slice(basePath.length + 1).split('/');
    const name = collectionNames.find((one) => one === word);
    if (name === undefined) return errorAnswer(texts.notFoundPlatform);
    const region = regionOf(received);
    const anywhere = settings.auth === 'off';
    if (received.method === 'GET') {
      const asked = new URLSearchParams(query).getAll('compartmentId');
      const compartments = compartmentsOf(tenancy, settings, ...asked);
      return read({ tenancy, region, compartments, anywhere }, name, rest, query);
    }
    const kind = changeableNames.find((one) => one === name);
    if (kind === undefined) return errorAnswer(texts.notFoundPlatform);
    const own = compartmentsOf(tenancy, settings);
    const reaches = (compartment: string) => anywhere || own.includes(compartment);
    return changeOf({ received, tenancy, region, kind, reaches }, rest);
  };
}
