/** What a request of the journal asked for, read back from its bytes. Pure. */
import type { ChatCall } from '../../protocol/call.js';
import type { Exchange } from '../../protocol/exchange.js';
import { isObject } from '../../protocol/json.js';
import { readCall } from '../../protocol/native-request.js';
import { readOpenAiChat } from '../../protocol/requests/openai-chat.js';
import { readResponses } from '../../protocol/requests/openai-responses.js';

/** The body as JSON; its text where it is none; `undefined` where there is no body, or bytes that are no text. */
export function bodyOf({ request }: Exchange): unknown {
  const { encoding, text } = request.body;
  if (encoding !== 'utf8' || text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** The chat turn that was asked for, as far as it can be read; `undefined` where none was. */
export function turnOf(exchange: Exchange): ChatCall | undefined {
  const body = bodyOf(exchange);
  if (exchange.request.method !== 'POST' || !isObject(body)) return undefined;
  switch (exchange.transport) {
    case 'sdk':
      return isObject(body.chatRequest) ? readCall(body) : undefined;
    case 'v1':
      return Array.isArray(body.messages) ? readOpenAiChat(body) : undefined;
    case 'responses':
      return body.input === undefined ? undefined : readResponses(body);
    default:
      return undefined;
  }
}
