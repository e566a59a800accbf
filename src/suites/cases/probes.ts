/** Probes of the chat action and of the model listing: what no well-behaved client sends. */
import type { ProbeCall, ProbeRequest } from '../../protocol/call.js';

/** A perfectly signed `POST /20231130/actions/chat` with this body; text is sent as it stands. */
export function probeChat(body: object | string, more: Partial<ProbeRequest> = {}): ProbeCall {
  return {
    operation: 'probe',
    plane: 'inference',
    request: {
      method: 'POST',
      target: '/20231130/actions/chat',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signing: {},
      ...more,
    },
  };
}

/** A perfectly signed GET on the management host. */
export function probeGet(target: string): ProbeCall {
  return {
    operation: 'probe',
    plane: 'management',
    request: { method: 'GET', target, signing: {} },
  };
}

/** The body of a chat request ON_DEMAND in the caller's own compartment. */
export function chatBody(modelId: string, chatRequest: object): Record<string, unknown> {
  return {
    compartmentId: '{compartment}',
    servingMode: { servingType: 'ON_DEMAND', modelId },
    chatRequest,
  };
}

/** A GENERIC request with one short user message, changed by `more`. */
export function genericRequest(more: object = {}): object {
  return {
    apiFormat: 'GENERIC',
    messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Hello' }] }],
    ...more,
  };
}

/** A COHERE request with one short message, changed by `more`. */
export function cohereRequest(more: object = {}): object {
  return { apiFormat: 'COHERE', message: 'Hello', ...more };
}
