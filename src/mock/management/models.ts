/** `GET /20231130/models` and `GET /20231130/models/{modelId}`. */
import { listModels } from '../../protocol/model-listing.js';
import { catalogue } from '../../protocol/models.js';
import { texts } from '../../protocol/service-errors.js';
import { errorAnswer, jsonAnswer } from '../answers.js';
import { region } from '../identity/credentials.js';
import type { Tenancy } from '../identity/tenancy.js';
import { basePath, splitTarget } from '../paths.js';
import type { Settings } from '../settings.js';
import type { Answer, Stages } from '../stages.js';

const collection = `${basePath}/models`;

function list(tenancy: Tenancy, query: string, anyCompartment: boolean): Answer {
  const asked = anyCompartment ? new URLSearchParams(query).getAll('compartmentId') : [];
  const page = listModels(catalogue(region, tenancy.switches.models), query, [
    tenancy.compartmentId,
    tenancy.id,
    ...asked,
  ]);
  if (!page.ok) return errorAnswer(page.error);
  const headers = page.nextPage === undefined ? {} : { 'opc-next-page': page.nextPage };
  return jsonAnswer({ items: page.items }, 'models', headers);
}

function get(tenancy: Tenancy, id: string): Answer {
  const model = catalogue(region, tenancy.switches.models).find((one) => one.id === id);
  return model ? jsonAnswer(model, 'model') : errorAnswer(texts.notFoundPlatform);
}

/**
 * Makes the `manage` stage. A tenancy without rights sees nothing: 404. With auth `off` nothing says
 * whose a compartment should be, so that any will do.
 */
export function createManage(settings: Settings): Stages['manage'] {
  return (received, tenancy) => {
    if (tenancy.switches.rightsMissing) return errorAnswer(texts.notFoundPlatform);
    const { path, query } = splitTarget(received.target);
    return path === collection
      ? list(tenancy, query, settings.auth === 'off')
      : get(tenancy, path.slice(collection.length + 1));
  };
}
