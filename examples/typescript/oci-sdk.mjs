// Oracle's SDK for TypeScript, native chat: npx oci-conform --provider 'node oci-sdk.mjs'
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { CircuitBreaker, NoRetryConfigurationDetails } from 'oci-common';
import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';
import { serve } from './conform.mjs';
import { auths, credentialOf } from './oci-credentials.mjs';
import { formats } from './oci-formats.mjs';

const features = 'stream whole tools reasoning usage finish-reason error-status cohere cohere-v2';
const capabilities = {
  ...{ transports: ['sdk'], auths, parallel: 8 },
  features: [...features.split(' '), 'raw-arguments', 'dedicated', 'open', 'timeout', 'close'],
};

async function clientOf(call) {
  const authenticationDetailsProvider = await credentialOf(call);
  // The only time limit that it has is its breaker's.
  const circuitBreaker = call.timeout && new CircuitBreaker({ timeout: call.timeout });
  const client = new GenerativeAiInferenceClient(
    { authenticationDetailsProvider },
    { retryConfiguration: NoRetryConfigurationDetails, circuitBreaker },
  );
  client.endpoint = call.access.endpoint;
  return client;
}

function detailsOf({ access, model, stream: isStream, apiFormat, options = {}, ...call }) {
  const { includeUsage: isIncludeUsage, ...said } = options;
  const streamOptions = isIncludeUsage && { isIncludeUsage };
  const request = formats[apiFormat].request({ model, ...call, options: said });
  const servingMode = model.startsWith('ocid1.generativeaiendpoint.')
    ? { servingType: 'DEDICATED', endpointId: model }
    : { servingType: 'ON_DEMAND', modelId: model };
  const chatRequest = { apiFormat, isStream, streamOptions, ...request };
  return { compartmentId: access.compartmentId, servingMode, chatRequest };
}

async function* framesOf(stream, turn) {
  const blankLine = new TransformStream({ flush: (end) => end.enqueue('\n\n') });
  const texts = stream.pipeThrough(new TextDecoderStream()).pipeThrough(blankLine);
  for await (const { data } of texts.pipeThrough(new EventSourceParserStream())) {
    if (data === '[DONE]') return;
    const frame = JSON.parse(data);
    if (frame.error ?? frame.code) throw new Error(frame.error?.message ?? data);
    yield frame;
  }
  if (!turn.finishReason) throw new Error('The stream ended early.');
}

async function chat(client, call, tell) {
  const answer = await client.chat({ chatDetails: detailsOf(call) });
  const whole = answer.chatResult?.chatResponse;
  const turn = { text: '', reasoning: '', toolCalls: [], finishReason: null };
  for await (const frame of whole ? [whole] : framesOf(answer, turn)) {
    const { text, reasoning = '' } = formats[call.apiFormat].read(turn, frame);
    turn.text += text;
    turn.reasoning += reasoning;
    if (call.stream) tell.reasoning(reasoning);
    if (call.stream) tell.text(text);
    // A stream of COHERE may stay open after its last frame; one of GENERIC has its token counts there.
    if (turn.finishReason && call.apiFormat !== 'GENERIC') break;
  }
  const calls = turn.toolCalls.length > 0;
  return { ...turn, finishReason: calls ? 'tool_calls' : turn.finishReason };
}

await serve({ name: 'oci-sdk', capabilities }, clientOf, { chat });
