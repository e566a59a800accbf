// The npm package openai, chat completions: npx oci-conform --provider 'node openai.mjs'
import { createInterface } from 'node:readline';
import OpenAI from 'openai';
import { VERSION as version } from 'openai/version';

const features = ['stream', 'whole', 'usage', 'finish-reason', 'response-id', 'error-status'];
const capabilities = { transports: ['v1'], auths: ['genai_api_key'], features, parallel: 8 };
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const sayError = (id, message, status) => say({ type: 'error', id, message, status });
const usageOf = (usage) => ({
  promptTokens: usage.prompt_tokens,
  completionTokens: usage.completion_tokens,
  totalTokens: usage.total_tokens,
});

function bodyOf({ model, stream, messages, options = {} }) {
  const { maxTokens, topP: top_p, includeUsage, ...same } = options;
  const limit = model.startsWith('openai.gpt-5') ? 'max_completion_tokens' : 'max_tokens';
  const body = { model, stream, ...same, [limit]: maxTokens, top_p };
  if (includeUsage) body.stream_options = { include_usage: true };
  return { ...body, messages: messages.map(({ role, text: content }) => ({ role, content })) };
}

async function chat({ id, access, ...call }) {
  const { compartmentId } = access;
  const client = new OpenAI({
    apiKey: access.apiKey,
    baseURL: access.openAiBaseUrl,
    defaultHeaders: { 'opc-compartment-id': compartmentId, CompartmentId: compartmentId },
    maxRetries: 0,
  });
  const answer = await client.chat.completions.create(bodyOf(call));
  const turn = { text: '', finishReason: null };
  for await (const { id: responseId, choices, usage, ...rest } of call.stream ? answer : [answer]) {
    if (rest.code) throw new Error(rest.message);
    const first = choices?.find(({ index }) => index === 0) ?? {};
    const { delta, message = delta, finish_reason: finishReason } = first;
    const text = message?.content ?? '';
    if (call.stream && text) say({ type: 'event', id, kind: 'text', text });
    turn.text += text;
    turn.finishReason ??= finishReason;
    if (usage) turn.usage = usageOf(usage);
    turn.responseId ??= responseId;
  }
  if (!turn.finishReason) throw new Error('The answer ended early.');
  say({ type: 'result', id, ...turn });
}

for await (const line of createInterface({ input: process.stdin })) {
  const { type, ...call } = JSON.parse(line);
  if (type === 'hello') say({ type: 'ready', protocol: 1, name: 'openai', version, capabilities });
  if (type === 'call') {
    chat(call).catch(({ message, status }) => sayError(call.id, message, status));
  }
}
