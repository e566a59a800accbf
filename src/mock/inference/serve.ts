/** Every operation of the OpenAI-compatible surface that no model answers. */

import { textOf } from '../../protocol/json.js';
import type { OpenAiOperation } from '../../protocol/openai-routes.js';
import { offerRefusalOf } from '../../protocol/openai-rules.js';
import { texts } from '../../protocol/service-errors.js';
import type { Settings } from '../settings.js';
import type { Stages } from '../stages.js';
import { conversations } from './conversations.js';
import { files } from './files.js';
import { reachRefusal, turnRefusal } from './openai.js';
import { storedResponses } from './responses-stored.js';
import { scopeOf } from './scope.js';
import { type Operation, readBody, refuse } from './serving.js';
import { vectorStoreFiles } from './vector-store-files.js';
import { search } from './vector-store-search.js';
import { vectorStores } from './vector-stores.js';

const operations: Partial<Readonly<Record<OpenAiOperation, Operation>>> = {
  ...storedResponses,
  ...conversations,
  ...files,
  ...vectorStores,
  ...vectorStoreFiles,
  'vectorStores.search': search,
};

/** Makes the `serve` stage: what the caller may reach, then the operation on the tenancy's memory. */
export function createServe({ auth }: Settings): Stages['serve'] {
  return (received, tenancy, route) => {
    const operation = operations[route.operation];
    if (!operation) return refuse(texts.unsupportedOperation);
    // A file comes as a form; all other bodies are JSON.
    const upload = route.operation === 'files.create';
    const reading = upload ? { ok: true as const, body: {} } : readBody(received.body);
    const model = reading.ok ? textOf(reading.body.model) : '';
    const asking = { received, tenancy, route, auth };
    const error =
      model === ''
        ? reachRefusal(asking)
        : turnRefusal(asking, model, (offer) => offerRefusalOf(model, offer));
    if (error) return refuse(error);
    if (!reading.ok) return refuse(reading.error);
    const { scope, inStore } = scopeOf(received);
    const { memory, switches } = tenancy;
    const [id = '', secondId = ''] = route.ids;
    return operation({
      received,
      route,
      place: { memory, switches, scope, now: tenancy.now() },
      id,
      secondId,
      body: reading.body,
      query: new URLSearchParams(route.query),
      inStore,
    });
  };
}
