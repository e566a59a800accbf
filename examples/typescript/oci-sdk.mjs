// Oracle's SDK for TypeScript, native chat: npx oci-conform --provider 'node oci-sdk.mjs'
import { createInterface } from 'node:readline';
import { createParser } from 'eventsource-parser';
import * as common from 'oci-common';
import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';

const features = ['stream', 'whole', 'usage', 'finish-reason', 'error-status'];
const capabilities = { transports: ['sdk'], auths: ['api_key'], features, parallel: 8 };
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const sayError = (id, message, status) => say({ type: 'error', id, message, status });
const textPart = (text) => ({ type: 'TEXT', text });
const messageOf = (one) => ({ role: one.role.toUpperCase(), content: [textPart(one.text)] });
const textOf = (part) => (typeof part === 'string' ? part : (part.text ?? ''));

function detailsOf({ access, model: modelId, stream: isStream, messages, options = {} }) {
  const { maxTokens, includeUsage: isIncludeUsage, ...same } = options;
  const limit = modelId.startsWith('openai.') ? 'maxCompletionTokens' : 'maxTokens';
  const chatRequest = { apiFormat: 'GENERIC', isStream, ...same, [limit]: maxTokens };
  if (isIncludeUsage) chatRequest.streamOptions = { isIncludeUsage };
  chatRequest.messages = messages.map(messageOf);
  const servingMode = { servingType: 'ON_DEMAND', modelId };
  return { compartmentId: access.compartmentId, servingMode, chatRequest };
}

async function* choicesOf(stream) {
  const frames = [];
  const parser = createParser({ onEvent: ({ data }) => frames.push(data) });
  const blankLine = new TransformStream({ flush: (end) => end.enqueue('\n\n') });
  const texts = stream.pipeThrough(new TextDecoderStream()).pipeThrough(blankLine);
  let finished = false;
  for await (const text of texts) {
    parser.feed(text);
    for (const data of frames.splice(0)) {
      if (data === '[DONE]') return;
      const frame = JSON.parse(data);
      if (frame.error ?? frame.code) throw new Error(frame.error?.message ?? data);
      yield* (frame.chatResponse ?? frame).choices ?? [frame];
      finished ||= data.includes('"finishReason":"');
    }
  }
  if (!finished) throw new Error('The stream ended early.');
}

async function chat({ id, ...call }) {
  const { configFile, profile, endpoint } = call.access;
  const signer = new common.ConfigFileAuthenticationDetailsProvider(configFile, profile);
  const params = { authenticationDetailsProvider: signer };
  const retries = { retryConfiguration: common.NoRetryConfigurationDetails };
  const client = new GenerativeAiInferenceClient(params, retries);
  client.endpoint = endpoint;
  const answer = await client.chat({ chatDetails: detailsOf(call) });
  const whole = answer.chatResult?.chatResponse;
  const turn = { text: '', finishReason: null, usage: whole?.usage };
  for await (const choice of whole?.choices ?? choicesOf(answer)) {
    const { content } = choice.message ?? choice.delta ?? {};
    const text = [content ?? []].flat().map(textOf).join('');
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
  const fail = ({ message, statusCode }) => sayError(call.id, message, statusCode);
  if (type === 'call') chat(call).catch(fail);
}
