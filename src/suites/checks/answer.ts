/** The answer that a check looks at: its bytes, its frames, and the dialect they should be in. */

import type { OpenAiFormat } from '../../protocol/call.js';
import type { Dialect } from '../../protocol/dialects/dialect.js';
import { dialects } from '../../protocol/dialects/index.js';
import type { Exchange } from '../../protocol/exchange.js';
import { isObject, type JsonObject, objectOf } from '../../protocol/json.js';
import { readFrames, type SseFrame } from '../../protocol/sse.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved } from './findings.js';
import { bytesOf, chatRequestOf, exchangeOf, jsonOf } from './observed.js';

/** A streamed answer, taken apart. */
export interface StreamSeen {
  readonly trace: Trace;
  readonly exchange: Exchange;
  readonly response: NonNullable<Exchange['response']>;
  readonly bytes: Uint8Array;
  readonly frames: readonly SseFrame[];
  /** The frames that are JSON objects, in order; `[DONE]` and broken ones left out. */
  readonly objects: readonly JsonObject[];
}

/** A check on a streamed answer; not observed where none was seen, a failure where it was refused. */
export const onStream =
  (look: (seen: StreamSeen, expect: unknown) => ReturnType<Check>): Check =>
  (trace, expect) => {
    const exchange = exchangeOf(trace);
    const response = exchange?.response;
    if (exchange === undefined || response === undefined) {
      return notObserved('No answer was seen on the wire.');
    }
    if (response.status !== 200) {
      return fail(`The service answered ${response.status} instead of a stream.`, {
        expected: '200',
        actual: response.body.text,
      });
    }
    const bytes = bytesOf(response.body);
    const frames = readFrames(bytes);
    const objects = frames.flatMap(({ payload }) => objectIn(payload));
    if (objects.length === 0)
      return fail('The stream holds no frame of JSON.', { actual: response.body.text });
    return look({ trace, exchange, response, bytes, frames, objects }, expect);
  };

function objectIn(payload: string): readonly JsonObject[] {
  try {
    const value: unknown = JSON.parse(payload);
    return isObject(value) ? [value] : [];
  } catch {
    return [];
  }
}

/**
 * The dialect of the answer: the one that was given, else the one of the request's format. A family
 * that is new to the kit still speaks its format.
 */
export function dialectOf(trace: Trace, exchange: Exchange): Dialect | undefined {
  const named = trace.given?.[0]?.dialect;
  const all = Object.values(dialects);
  if (named !== undefined) return all.find(({ name }) => name === named);
  const format = openAiFormatOf(exchange) ?? chatRequestOf(exchange)?.apiFormat;
  return all.find(({ apiFormat }) => apiFormat === format);
}

/** The format of a turn on an OpenAI transport; undefined for native ones. */
function openAiFormatOf(exchange: Exchange): OpenAiFormat | undefined {
  if (exchange.request.target.endsWith('/chat/completions')) return 'openai-chat';
  return exchange.request.target.endsWith('/responses') ? 'openai-responses' : undefined;
}

/** Whether the request asked for token counts in its stream, which Responses always carry. */
export function usageAsked(exchange: Exchange): boolean {
  const format = openAiFormatOf(exchange);
  if (format === 'openai-responses') return true;
  if (format === 'openai-chat') {
    return objectOf(objectOf(jsonOf(exchange.request.body)).stream_options).include_usage === true;
  }
  return objectOf(chatRequestOf(exchange)?.streamOptions).isIncludeUsage === true;
}
