/** What a trace shows of the wire, narrowed: exchanges, headers, bodies, frames. */
import type { ChatCall } from '../../protocol/call.js';
import type { Exchange, HeaderLines, WireBody } from '../../protocol/exchange.js';
import { isObject, type JsonObject, objectOf } from '../../protocol/json.js';
import type { Trace } from '../trace.js';

/** The calls on the wire: the service's journal, else what the probe saw. Requests for credentials are none. */
export function exchangesOf(trace: Trace): readonly Exchange[] {
  return (trace.journal ?? trace.seen).filter(({ issuer }) => issuer === undefined);
}

/** The requests for credentials, as the journal has them. */
export function issuancesOf(trace: Trace): readonly Exchange[] {
  return (trace.journal ?? []).filter(({ issuer }) => issuer !== undefined);
}

/** The first exchange; undefined when the call never came. */
export function exchangeOf(trace: Trace): Exchange | undefined {
  return exchangesOf(trace)[0];
}

/** The chat call of the trace; undefined for other operations. */
export function chatOf(trace: Trace): ChatCall | undefined {
  return trace.call.operation === 'chat' ? trace.call : undefined;
}

/** The values of a header, in wire order; names are compared without regard to case. */
export function headerValues(lines: HeaderLines, name: string): readonly string[] {
  return lines.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** The bytes of a body (as many as were kept). */
export function bytesOf(body: WireBody): Uint8Array {
  if (body.encoding === 'utf8') return new TextEncoder().encode(body.text);
  return Uint8Array.from(atob(body.text), (character) => character.charCodeAt(0));
}

/** A body as text: UTF-8, with U+FFFD for what is none. */
export function textOf(body: WireBody): string {
  return body.encoding === 'utf8' ? body.text : new TextDecoder().decode(bytesOf(body));
}

/** A body's JSON, or undefined when it is none. */
export function jsonOf(body: WireBody): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch {
    return undefined;
  }
}

/** The `chatRequest` of a chat request's body. */
export function chatRequestOf(exchange: Exchange): JsonObject | undefined {
  const body = jsonOf(exchange.request.body);
  if (!isObject(body)) return undefined;
  return isObject(body.chatRequest) ? body.chatRequest : undefined;
}

/** Whether a request asks for the token counts of its stream, in Oracle's words or in OpenAI's. */
export function asksForUsage({ request }: Exchange): boolean {
  const body = objectOf(jsonOf(request.body));
  return (
    objectOf(objectOf(body.chatRequest).streamOptions).isIncludeUsage === true ||
    objectOf(body.stream_options).include_usage === true
  );
}
