// Oracle's SDK for TypeScript, native chat: npx oci-conform --provider 'node oci-sdk.mjs'
import { createInterface } from 'node:readline';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import * as common from 'oci-common';
import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';

const features = ['stream', 'whole', 'usage', 'finish-reason', 'error-status'];
const capabilities = { transports: ['sdk'], auths: ['api_key'], features, parallel: 8 };
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const sayError = (id, message, status) => say({ type: 'error', id, message, status });
const said = ({ role, text }) => ({ role: role.toUpperCase(), content: [{ type: 'TEXT', text }] });
const textOf = (part) => (typeof part === 'string' ? part : (part.text ?? ''));

function detailsOf({ access, model: modelId, stream: isStream, messages, options = {} }) {
  const { maxTokens, includeUsage: isIncludeUsage, ...same } = options;
  const limit = modelId.startsWith('openai.') ? 'maxCompletionTokens' : 'maxTokens';
  const chatRequest = { apiFormat: 'GENERIC', isStream, ...same, [limit]: maxTokens };
  if (isIncludeUsage) chatRequest.streamOptions = { isIncludeUsage };
  chatRequest.messages = messages.map(said);
  const servingMode = { servingType: 'ON_DEMAND', modelId };
  return { compartmentId: access.compartmentId, servingMode, chatRequest };
}

async function* choicesOf(stream) {
  const blankLine = new TransformStream({ flush: (end) => end.enqueue('\n\n') });
  const texts = stream.pipeThrough(new TextDecoderStream()).pipeThrough(blankLine);
  let finished = false;
  for await (const { data } of texts.pipeThrough(new EventSourceParserStream())) {
    if (data === '[DONE]') return;
    const frame = JSON.parse(data);
    if (frame.error ?? frame.code) throw new Error(frame.error?.message ?? data);
    finished ||= data.includes('"finishReason":"');
    yield* (frame.chatResponse ?? frame).choices ?? [frame];
  }
  if (!finished) throw new Error('The stream ended early.');
}

async function chat({ id, ...call }) {
  const { configFile, profile, endpoint } = call.access;
  const signer = new common.ConfigFileAuthenticationDetailsProvider(configFile, profile);
  const retries = { retryConfiguration: common.NoRetryConfigurationDetails };
  const params = { authenticationDetailsProvider: signer };
  const client = new GenerativeAiInferenceClient(params, retries);
  client.endpoint = endpoint;
  const answer = await client.chat({ chatDetails: detailsOf(call) });
  const whole = answer.chatResult?.chatResponse;
  const turn = { text: '', finishReason: null, usage: whole?.usage };
  for await (const choice of whole?.choices ?? choicesOf(answer)) {
    const parts = [(choice.message ?? choice.delta)?.content ?? []].flat();
    const text = parts.map(textOf).join('');
    if (call.stream && text) say({ type: 'event', id, kind: 'text', text });
    turn.text += text;
    turn.finishReason = choice.finishReason ?? turn.finishReason;
    turn.usage = choice.usage ?? turn.usage;
  }
  say({ type: 'result', id, ...turn });
}

for await (const line of createInterface({ input: process.stdin })) {
  const { type, ...call } = JSON.parse(line);
  if (type === 'hello') say({ type: 'ready', protocol: 1, name: 'oci-sdk', capabilities });
  if (type === 'call') chat(call).catch((one) => sayError(call.id, one.message, one.statusCode));
}
