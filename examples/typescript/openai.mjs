// The npm package openai, chat completions: npx oci-conform --provider 'node openai.mjs'
import OpenAI from 'openai';
import { VERSION as version } from 'openai/version';
import { serve } from './conform.mjs';

const features = `stream whole tools raw-arguments usage finish-reason error-status
  cancel open timeout`.split(/\s+/);
const capabilities = { transports: ['v1'], auths: ['genai_api_key'], features, parallel: 8 };

function clientOf({ timeout, access: { apiKey, openAiBaseUrl: baseURL, compartmentId } }) {
  const defaultHeaders = { 'opc-compartment-id': compartmentId, CompartmentId: compartmentId };
  return new OpenAI({ apiKey, baseURL, defaultHeaders, maxRetries: 0, timeout });
}

const functionOf = ({ id, ...one }) => ({ id, type: 'function', function: one });
const messageOf = ({ role, text, toolCalls, toolCallId: tool_call_id }) => {
  const calls = toolCalls && { tool_calls: toolCalls.map(functionOf) };
  return { role, content: text, tool_call_id, ...calls };
};

function bodyOf({ model, stream, messages, tools, options = {} }) {
  const { maxTokens, topP: top_p, includeUsage, ...same } = options;
  const limit = model.startsWith('openai.gpt-5') ? 'max_completion_tokens' : 'max_tokens';
  const body = { model, stream, ...same, [limit]: maxTokens, top_p, tools: tools?.map(functionOf) };
  if (includeUsage) body.stream_options = { include_usage: true };
  return { ...body, messages: messages.map(messageOf) };
}

const usageOf = (usage) => ({
  promptTokens: usage.prompt_tokens,
  completionTokens: usage.completion_tokens,
  totalTokens: usage.total_tokens,
});

async function chat(client, call, { text: tellText, signal }) {
  const answer = await client.chat.completions.create(bodyOf(call), { signal });
  const turn = { text: '', toolCalls: [], finishReason: null };
  for await (const { id: responseId, choices, usage, ...rest } of call.stream ? answer : [answer]) {
    if (rest.code) throw new Error(rest.message);
    const first = choices?.find(({ index }) => index === 0) ?? {};
    const { delta, message = delta, finish_reason: finishReason } = first;
    if (call.stream) tellText(message?.content);
    turn.text += message?.content ?? '';
    for (const [at, one] of (message?.tool_calls ?? []).entries()) {
      turn.toolCalls[one.index ?? at] ??= { id: one.id, arguments: '' };
      const made = turn.toolCalls[one.index ?? at];
      made.name ??= one.function?.name;
      made.arguments += one.function?.arguments ?? '';
    }
    turn.finishReason ??= finishReason;
    if (usage) turn.usage = usageOf(usage);
    turn.responseId ??= responseId;
  }
  if (!turn.finishReason) throw new Error('The answer ended early.');
  return { ...turn, toolCalls: turn.toolCalls.filter(Boolean) }; // the first may have the index 1
}

await serve({ name: 'openai', version, capabilities }, clientOf, { chat });
