// The npm package `openai` on Oracle's OpenAI-compatible routes:
//   npx oci-conform --provider 'node openai.mjs'
import { createInterface } from 'node:readline';
import OpenAI from 'openai';
import { VERSION } from 'openai/version';

const features = 'stream whole tools usage finish-reason response-id error-status'.split(' ');
const capabilities = { transports: ['v1'], auths: ['genai_api_key'], features, parallel: 8 };
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

const messageOf = ({ role, text, toolCalls, toolCallId }) => ({
  role,
  content: text,
  tool_call_id: toolCallId,
  tool_calls: toolCalls?.map(({ id, ...call }) => ({ id, type: 'function', function: call })),
});
const usageOf = ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  ...more
}) => ({
  promptTokens,
  completionTokens,
  totalTokens: more.total_tokens,
});

async function chat({ id, access, model, stream, messages, tools, options = {} }) {
  const client = new OpenAI({
    apiKey: access.apiKey,
    baseURL: access.openAiBaseUrl,
    project: access.projectId,
    defaultHeaders: { 'opc-compartment-id': access.compartmentId },
    maxRetries: 0,
  });
  const { maxTokens, topP, includeUsage, temperature, seed, stop } = options;
  const answer = await client.chat.completions.create({
    model,
    messages: messages.map(messageOf),
    tools: tools?.map((tool) => ({ type: 'function', function: tool })),
    ...{ stream, temperature, seed, stop, max_tokens: maxTokens, top_p: topP },
    stream_options: includeUsage ? { include_usage: true } : undefined,
  });
  const result = { type: 'result', id, text: '', toolCalls: [], finishReason: null };
  for await (const { id: responseId, choices, usage } of stream ? answer : [answer]) {
    const { delta, message = delta, finish_reason: reason } = choices?.[0] ?? {};
    if (message?.content) result.text += message.content;
    if (delta?.content) say({ type: 'event', id, kind: 'text', text: delta.content });
    for (const { index = result.toolCalls.length, id, function: part } of message?.tool_calls ??
      []) {
      const call = (result.toolCalls[index] ??= { id, name: part.name, arguments: '' });
      call.arguments += part.arguments ?? '';
    }
    if (reason) result.finishReason = reason;
    if (usage) result.usage = usageOf(usage);
    result.responseId ??= responseId;
  }
  say(result);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { type, ...message } = JSON.parse(line);
  if (type === 'hello')
    say({ type: 'ready', protocol: 1, name: 'openai', version: VERSION, capabilities });
  if (type === 'call')
    chat(message).catch(({ message: text, status }) =>
      say({ type: 'error', id: message.id, message: text, status }),
    );
}
