/** `POST /responses`: what may be asked, and what a turn builds on. */
import type { JsonObject } from '../../protocol/json.js';
import type { OpenAiRoute } from '../../protocol/openai-routes.js';
import { openAiRefusalOf } from '../../protocol/openai-rules.js';
import { readResponses, readResponsesRequest } from '../../protocol/requests/openai-responses.js';
import { responsesRefusalOf } from '../../protocol/responses-rules.js';
import type { Validators } from '../../protocol/validators.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Settings } from '../settings.js';
import type { Admission, Received, Understood } from '../stages.js';
import { baseOf, namedState } from './base.js';
import { turnRefusal } from './openai.js';
import { scopeOf } from './scope.js';

/** What a Response repeats of the request; the state as the service took it, not as it was asked. */
function echoOf(body: JsonObject, store: boolean): JsonObject {
  const { previous, conversation } = namedState(body);
  return {
    ...body,
    store,
    previous_response_id: previous ?? null,
    conversation: conversation === undefined ? undefined : { id: conversation },
  };
}

/**
 * Makes the `admit` stage of Responses: the body by its schema, then what the tenancy may reach, then the
 * rules of the model's family, then the state that the request names. The call's messages begin with all
 * that was said before, so that the mock's own turns know it. Nothing is stored by a refusal.
 */
export function createResponsesAdmit(
  settings: Settings,
  validators: Validators,
): (received: Received, tenancy: Tenancy, route: OpenAiRoute) => Admission {
  return (received, tenancy, route) => {
    const reading = readResponsesRequest(received.body, validators);
    if (!reading.ok) return reading;
    const { body, call } = reading;
    const { memory, switches } = tenancy;
    const { scope } = scopeOf(received);
    const asking = { received, tenancy, route, auth: settings.auth };
    const error = turnRefusal(
      asking,
      call.model,
      (offer) => openAiRefusalOf(call, body, offer) ?? responsesRefusalOf(call, body, route.base),
    );
    if (error) return { ok: false, error };
    const base = baseOf({ memory, switches, scope, now: tenancy.now() }, body);
    if (!base.ok) return base;
    const { context, input } = base;
    const store = body.store !== false && switches.zeroDataRetention !== true;
    const plain = context.length === 0 && input.every(({ type }) => type !== 'item_reference');
    const messages = plain
      ? undefined
      : readResponses({ ...body, input: [...context, ...input] }).messages;
    const understood: Understood = {
      transport: 'responses',
      call: messages ? { ...call, messages } : call,
      body,
      openai: {
        route,
        id: memory.ids.response(),
        echo: echoOf(body, store),
        input,
        scope,
        nextId: memory.ids.item,
      },
    };
    return { ok: true, understood };
  };
}
