/** One chat call through Oracle's TypeScript SDK. */

import { GenerativeAiInferenceClient, type models } from 'oci-generativeaiinference';
import type { ChatCall } from '../../protocol/call.js';
import { isObject, type JsonObject, objectOf } from '../../protocol/json.js';
import { toNativeRequest } from '../../protocol/native-request.js';
import type { StepOutcome } from '../../suites/trace.js';
import { callIsOver } from '../call-is-over.js';
import { type CallContext, clientConfiguration, clientParams } from './client.js';
import { byChoice } from './openai-events.js';
import { patienceOf } from './patience.js';
import type { Readers } from './readers.js';
import type { Emit } from './reading.js';
import { streamOutcome } from './stream-outcome.js';

/** Makes the call and reads its answer, streamed or whole. */
export async function chat(call: ChatCall, context: CallContext, emit: Emit): Promise<StepOutcome> {
  const { access, readers } = context;
  // Its own controller, so that a stream left open is closed once its turn has been read.
  const connection = new AbortController();
  const { signals, hears } = patienceOf(call);
  const { params, last } = clientParams(context, connection.signal, ...signals);
  const client = new GenerativeAiInferenceClient(
    params,
    clientConfiguration(last, call.options?.retries),
  );
  client.endpoint = access.endpoint;
  try {
    const response: unknown = await client.chat({
      chatDetails: chatDetails(toNativeRequest(call, access.compartmentId)),
    });
    const requestId = last()?.requestId;
    return {
      ...(isBytes(response)
        ? streamOutcome(await readers.stream(hears(response), call.apiFormat, emit))
        : wholeOutcome(call, readers, response)),
      ...(requestId === undefined ? {} : { requestId }),
    };
  } catch (thrown) {
    return { error: readers.error(thrown, last()) };
  } finally {
    connection.abort(callIsOver);
    client.close();
  }
}

function wholeOutcome(call: ChatCall, readers: Readers, response: unknown): StepOutcome {
  const result = isObject(response) ? response.chatResult : undefined;
  const read = (answer: unknown) => readers.answer(answer, call.apiFormat);
  const { turn, error } = read(result);
  const others = otherCandidates(result).map((answer) => read(answer).turn);
  return {
    turn,
    ...(others.length === 0 ? {} : { candidates: [turn, ...others] }),
    ...(error === undefined ? {} : { error }),
  };
}

/** The choices of a GENERIC answer behind the first, each as if it were the only one. */
function otherCandidates(result: unknown): readonly JsonObject[] {
  const { chatResponse, ...rest } = objectOf(result);
  return byChoice(chatResponse)
    .slice(1)
    .map(([, part]) => ({ ...rest, chatResponse: part }));
}

/** The SDK hands a stream over as its bare body. */
function isBytes(response: unknown): response is AsyncIterable<Uint8Array> {
  return typeof response === 'object' && response !== null && Symbol.asyncIterator in response;
}

function chatDetails(body: Record<string, unknown>): models.ChatDetails {
  if (isChatDetails(body)) return body;
  throw new Error('The native request has no compartmentId, servingMode or chatRequest.');
}

function isChatDetails(body: object): body is models.ChatDetails {
  return 'compartmentId' in body && 'servingMode' in body && 'chatRequest' in body;
}
