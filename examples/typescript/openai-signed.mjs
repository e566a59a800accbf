// The npm package openai, chat completions, signed as Oracle's SDK does. Streams are put together by openai itself:
// npx oci-conform --provider 'node openai-signed.mjs'
import OpenAI from 'openai';
import { VERSION as version } from 'openai/version';
import { serve } from './conform.mjs';
import { auths, credentialOf } from './oci-credentials.mjs';
import { signedFetch } from './oci-fetch.mjs';

const features =
  'stream whole tools refusal usage finish-reason error-status accumulate cancel open';
const capabilities = {
  ...{ transports: ['v1'], auths, parallel: 8 },
  features: [...features.split(' '), 'raw-arguments', 'timeout'],
};

async function clientOf(call) {
  const { openAiBaseUrl: baseURL, compartmentId, projectId } = call.access;
  const defaultHeaders = { 'opc-compartment-id': compartmentId, CompartmentId: compartmentId };
  const fetch = signedFetch(await credentialOf(call));
  const project = projectId ?? null;
  const to = { baseURL, defaultHeaders, project, timeout: call.timeout };
  return new OpenAI({ apiKey: 'unused', ...to, fetch, maxRetries: 0 });
}

const functionOf = ({ id, ...one }) => ({ id, type: 'function', function: one });
const messageOf = ({ role, text, toolCalls, toolCallId: tool_call_id }) => {
  const calls = toolCalls && { tool_calls: toolCalls.map(functionOf) };
  return { role, content: text, tool_call_id, ...calls };
};

function bodyOf({ model, messages, tools, options = {} }) {
  const { maxTokens, topP: top_p, includeUsage, ...same } = options;
  const limit = model.startsWith('openai.gpt-5') ? 'max_completion_tokens' : 'max_tokens';
  const body = { model, ...same, [limit]: maxTokens, top_p, tools: tools?.map(functionOf) };
  if (includeUsage) body.stream_options = { include_usage: true };
  return { ...body, messages: messages.map(messageOf) };
}

async function chat(client, call, tell) {
  const { signal } = tell;
  const body = bodyOf(call);
  const asked = call.stream
    ? client.chat.completions
        .stream(body, { signal })
        .on('content', tell.text)
        .finalChatCompletion()
    : client.chat.completions.create(body, { signal });
  const { id: responseId, choices, usage } = await asked;
  const { message, finish_reason: finishReason } = choices[0];
  const { prompt_tokens: promptTokens, completion_tokens, total_tokens: totalTokens } = usage ?? {};
  return {
    ...{ responseId, finishReason, text: message?.content ?? '', refusal: message?.refusal },
    toolCalls: (message?.tool_calls ?? []).map(({ id, function: one }) => ({ id, ...one })),
    ...(usage && { usage: { promptTokens, completionTokens: completion_tokens, totalTokens } }),
  };
}

await serve({ name: 'openai', version, capabilities }, clientOf, { chat });
