/** The lists of the management host, and the versions of the guardrails, which the inference host lists. */
import { guardrailVersions } from '../../protocol/actions/apply-guardrails.js';
import { type CollectionName, collectionNames } from '../../protocol/management/collections.js';
import { type ListPage, pageOf } from '../../protocol/management/listing.js';
import { texts } from '../../protocol/service-errors.js';
import { errorAnswer, jsonAnswer, notFound } from '../answers.js';
import { headerOf } from '../inference/openai.js';
import { basePath, guardrailVersionsPath, splitTarget } from '../paths.js';
import { regionOf } from '../region.js';
import type { Settings } from '../settings.js';
import type { Answer, Stages } from '../stages.js';
import { collections, type Place } from './collections.js';

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

/**
 * Makes the `manage` stage. A tenancy without rights sees nothing: 404. With auth `off` nothing says
 * whose a compartment should be, so that any will do.
 */
export function createManage(settings: Settings): Stages['manage'] {
  return (received, tenancy) => {
    const { path, query } = splitTarget(received.target);
    const { rightsMissing } = tenancy.switches;
    const own = [tenancy.compartmentId, tenancy.id];
    if (path === guardrailVersionsPath) {
      if (rightsMissing) return errorAnswer(notFound);
      const named = headerOf(received, 'opc-compartment-id') ?? '';
      return versions(named, query, settings.auth === 'off' ? [...own, named] : own);
    }
    if (rightsMissing) return errorAnswer(texts.notFoundPlatform);
    const [word, id] = path.slice(basePath.length + 1).split('/');
    const name = collectionNames.find((one) => one === word);
    if (name === undefined) return errorAnswer(texts.notFoundPlatform);
    const asked = settings.auth === 'off' ? new URLSearchParams(query).getAll('compartmentId') : [];
    const compartments = [...own, ...asked];
    const place: Place = { tenancy, region: regionOf(received) };
    const { list, get } = collections[name];
    if (id === undefined) return pageAnswer(list(place, query, compartments), name);
    const found = get(place, id);
    return found ? jsonAnswer(found, singles[name] ?? name) : errorAnswer(texts.notFoundPlatform);
  };
}
