// The AI SDK (npm ai, @ai-sdk/openai-compatible), chat completions:
// npx oci-conform --provider 'node ai-sdk.mjs'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, jsonSchema, streamText } from 'ai';
import { serve } from './conform.mjs';

const features = 'stream whole tools usage finish-reason error-status cancel open timeout'.split(
  ' ',
);
const capabilities = { transports: ['v1'], auths: ['genai_api_key'], features, parallel: 8 };

const callOf = ({ id: toolCallId, name: toolName, arguments: text }) => ({
  ...{ type: 'tool-call', toolCallId, toolName, input: JSON.parse(text) },
});

/** A message as the AI SDK has it; an answer to a tool needs the tool's name, which the call has. */
function messageOf({ role, text, toolCalls = [], toolCallId }, _at, all) {
  if (role === 'developer') return { role: 'system', content: text };
  if (role === 'system' || role === 'user') return { role, content: text };
  const said = text === '' ? [] : [{ type: 'text', text }];
  if (role === 'assistant') return { role, content: [...said, ...toolCalls.map(callOf)] };
  const made = all.flatMap((one) => one.toolCalls ?? []).find(({ id }) => id === toolCallId);
  const output = { type: 'text', value: text };
  return { role, content: [{ type: 'tool-result', toolCallId, toolName: made.name, output }] };
}

function providerOf({ access, options }) {
  const { compartmentId, projectId, openAiBaseUrl: baseURL, apiKey } = access;
  const headers = { 'opc-compartment-id': compartmentId, CompartmentId: compartmentId };
  if (projectId) headers['OpenAI-Project'] = projectId;
  const includeUsage = options?.includeUsage;
  return createOpenAICompatible({ name: 'oci', baseURL, apiKey, headers, includeUsage });
}

function requestOf(provider, call, abortSignal) {
  const { model, messages, tools, options = {}, stream, timeout: ms } = call;
  const { maxTokens: maxOutputTokens, stop: stopSequences, includeUsage: _, ...same } = options;
  const offered = tools?.map(({ name, description, parameters }) => [
    name,
    { description, inputSchema: jsonSchema(parameters) },
  ]);
  return {
    ...{ model: provider(model), messages: messages.map(messageOf), maxRetries: 0, abortSignal },
    ...{ maxOutputTokens, stopSequences, ...same },
    ...(offered && { tools: Object.fromEntries(offered) }),
    ...(ms && { timeout: stream ? { chunkMs: ms } : ms }),
  };
}

async function streamed(request, tell) {
  const turn = { text: '', toolCalls: [] };
  for await (const part of streamText({ ...request, onError() {} }).fullStream) {
    if (part.type === 'error') throw part.error;
    if (part.type === 'abort') throw new Error(part.reason ?? 'aborted');
    if (part.type === 'text-delta') {
      turn.text += part.text;
      tell.text(part.text);
    }
    if (part.type === 'tool-call') turn.toolCalls.push(part);
    if (part.type === 'finish') Object.assign(turn, part, { usage: part.totalUsage });
  }
  return turn;
}

async function chat(provider, call, tell) {
  const request = requestOf(provider, call, tell.signal);
  const turn = call.stream ? await streamed(request, tell) : await generateText(request);
  const { inputTokens: promptTokens, outputTokens, totalTokens } = turn.usage ?? {};
  const usage = { promptTokens, completionTokens: outputTokens, totalTokens };
  return {
    text: turn.text,
    toolCalls: turn.toolCalls.map(({ toolCallId: id, toolName: name, input }) => ({
      ...{ id, name, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
    })),
    finishReason: turn.finishReason?.replace('-', '_'),
    ...(promptTokens !== undefined && { usage }),
  };
}

await serve({ name: 'ai-sdk', capabilities }, providerOf, { chat });
