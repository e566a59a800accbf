/** `POST …/chat/completions`: who may ask which model for what, before any model answers. */

import type { OpenAiRoute } from '../../protocol/openai-routes.js';
import { openAiRefusalOf } from '../../protocol/openai-rules.js';
import { readOpenAiRequest } from '../../protocol/requests/openai-chat.js';
import type { Validators } from '../../protocol/validators.js';
import type { Tenancy } from '../identity/tenancy.js';
import type { Settings } from '../settings.js';
import type { Admission, Received } from '../stages.js';
import { turnRefusal } from './openai.js';

/**
 * Makes the `admit` stage of chat completions: the body by its schema, then what the tenancy may reach,
 * then the rules of the model's family.
 */
export function createChatAdmit(
  settings: Settings,
  validators: Validators,
): (received: Received, tenancy: Tenancy, route: OpenAiRoute) => Admission {
  return (received, tenancy, route) => {
    const reading = readOpenAiRequest(received.body, validators);
    if (!reading.ok) return reading;
    const { body, call } = reading;
    const asking = { received, tenancy, route, auth: settings.auth };
    const error = turnRefusal(asking, call.model, (offer) => openAiRefusalOf(call, body, offer));
    if (error) return { ok: false, error };
    const id = tenancy.memory.ids.item('chatcmpl').replace('_', '-');
    return { ok: true, understood: { transport: 'v1', call, body, openai: { route, id } } };
  };
}
