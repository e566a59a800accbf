// The AI SDK (npm ai, @ai-sdk/openai-compatible), chat completions:
// npx oci-conform --provider 'node ai-sdk.mjs'
import { createInterface } from 'node:readline';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, jsonSchema, streamText } from 'ai';

const features = 'stream whole tools usage finish-reason error-status'.split(' ');
const capabilities = { transports: ['v1'], auths: ['genai_api_key'], features };
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

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

function requestOf({ access, model, messages, tools, options = {} }) {
  const { maxTokens: maxOutputTokens, stop: stopSequences, includeUsage, ...same } = options;
  const { compartmentId, projectId, openAiBaseUrl: baseURL, apiKey } = access;
  const headers = { 'opc-compartment-id': compartmentId, CompartmentId: compartmentId };
  if (projectId) headers['OpenAI-Project'] = projectId;
  const provider = createOpenAICompatible({ name: 'oci', baseURL, apiKey, headers, includeUsage });
  const offered = tools?.map(({ name, description, parameters }) => [
    name,
    { description, inputSchema: jsonSchema(parameters) },
  ]);
  return {
    ...{ model: provider(model), messages: messages.map(messageOf), maxRetries: 0 },
    ...{ maxOutputTokens, stopSequences, ...same },
    ...(offered && { tools: Object.fromEntries(offered) }),
  };
}

async function streamed(request, id) {
  const turn = { text: '', toolCalls: [] };
  for await (const part of streamText({ ...request, onError() {} }).fullStream) {
    if (part.type === 'error') throw part.error;
    if (part.type === 'text-delta' && part.text) {
      turn.text += part.text;
      say({ type: 'event', id, kind: 'text', text: part.text });
    }
    if (part.type === 'tool-call') turn.toolCalls.push(part);
    if (part.type === 'finish') Object.assign(turn, part, { usage: part.totalUsage });
  }
  return turn;
}

async function chat({ id, ...call }) {
  const request = requestOf(call);
  const turn = call.stream ? await streamed(request, id) : await generateText(request);
  const { text, usage, finishReason } = turn;
  const toolCalls = turn.toolCalls.map(({ toolCallId, toolName: name, input }) => ({
    ...{
      id: toolCallId,
      name,
      arguments: typeof input === 'string' ? input : JSON.stringify(input),
    },
  }));
  const { inputTokens: promptTokens, outputTokens, totalTokens } = usage ?? {};
  const counted = promptTokens !== undefined && {
    usage: { promptTokens, completionTokens: outputTokens, totalTokens },
  };
  say({
    type: 'result',
    id,
    text,
    toolCalls,
    finishReason: finishReason?.replace('-', '_'),
    ...counted,
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const { type, ...call } = JSON.parse(line);
  if (type === 'hello') say({ type: 'ready', protocol: 1, name: 'ai-sdk', capabilities });
  if (type === 'call') {
    chat(call).catch((error) => {
      const message = error?.message ?? String(error);
      say({ type: 'error', id: call.id, message, status: error?.statusCode });
    });
  }
}
