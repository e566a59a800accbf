// The npm package openai, Responses, with an API key of Generative AI or signed as Oracle's SDK does:
// npx oci-conform --provider 'node openai-responses.mjs'
import OpenAI from 'openai';
import { VERSION as version } from 'openai/version';
import { serve } from './conform.mjs';
import { auths, credentialOf } from './oci-credentials.mjs';
import { signedFetch } from './oci-fetch.mjs';

const features =
  'stream whole tools reasoning refusal usage finish-reason response-id state error-status cancel';
const capabilities = {
  ...{ transports: ['responses'], auths: ['genai_api_key', ...auths], parallel: 8 },
  features: [...features.split(' '), 'raw-arguments', 'open', 'timeout'],
};

async function clientOf(call) {
  const { apiKey = 'unused', openAiBaseUrl: baseURL, compartmentId, projectId } = call.access;
  const defaultHeaders = { 'opc-compartment-id': compartmentId, CompartmentId: compartmentId };
  const signed = call.auth !== 'genai_api_key' && { fetch: signedFetch(await credentialOf(call)) };
  const to = { baseURL, defaultHeaders, project: projectId ?? null, timeout: call.timeout };
  return new OpenAI({ apiKey, ...to, maxRetries: 0, ...signed });
}

function itemsOf({ role, text, toolCalls, toolCallId: call_id }) {
  if (role === 'tool') return [{ type: 'function_call_output', call_id, output: text }];
  const calls = (toolCalls ?? []).map(({ id, ...one }) => ({
    ...{ type: 'function_call', call_id: id, ...one },
  }));
  return text ? [{ role, content: text }, ...calls] : calls;
}

function bodyOf({ model, stream, messages, tools, options = {}, state = {} }) {
  const { previousResponse: previous_response_id, conversation, store } = state;
  // Gemini takes a message of the system as `instructions` alone.
  const apart = ({ role }) => role === 'system' && model.startsWith('google.');
  return {
    ...{ model, stream, previous_response_id, conversation, store },
    instructions: messages.find(apart)?.text,
    input: messages.filter((one) => !apart(one)).flatMap(itemsOf),
    tools: tools?.map((one) => ({ type: 'function', ...one })),
    max_output_tokens: options.maxTokens,
    temperature: options.temperature,
    top_p: options.topP,
  };
}

/** The response at the end of a stream, whose text was handed on as it came. */
async function ended(events, tell) {
  for await (const { type, delta, message, response } of events) {
    if (type === 'response.output_text.delta') tell.text(delta);
    if (/^response\.reasoning(_summary)?_text\.delta$/.test(type)) tell.reasoning(delta);
    if (type === 'error') throw new Error(message);
    if (/^response\.(completed|incomplete|failed)$/.test(type)) return response;
  }
  throw new Error('The stream ended early.');
}

const reasons = { completed: 'stop', max_output_tokens: 'length', queued: 'unknown' };
const textsOf = (items, kind) =>
  items.flatMap((one) => one.content ?? []).flatMap((part) => part[kind] ?? []);

function turnOf({ id, status, incomplete_details: cut, output = [], usage }) {
  const of = (type) => output.filter((one) => one.type === type);
  const thoughts = of('reasoning').map(({ content, summary }) =>
    content?.length ? content : summary,
  );
  const toolCalls = of('function_call').map(({ call_id, name, arguments: text }) => ({
    ...{ id: call_id, name, arguments: text },
  }));
  const reason = cut?.reason ?? status;
  const { input_tokens: promptTokens, output_tokens, total_tokens: totalTokens } = usage ?? {};
  return {
    ...{ responseId: id, toolCalls, text: textsOf(of('message'), 'text').join('') },
    refusal: textsOf(of('message'), 'refusal').join('') || undefined,
    reasoning: thoughts
      .flat()
      .map((one) => one?.text ?? '')
      .join(''),
    finishReason: toolCalls.length > 0 ? 'tool_calls' : (reasons[reason] ?? reason),
    ...(usage && { usage: { promptTokens, completionTokens: output_tokens, totalTokens } }),
  };
}

async function chat(client, call, tell) {
  const answer = await client.responses.create(bodyOf(call), { signal: tell.signal });
  const response = call.stream ? await ended(answer, tell) : answer;
  if (response.error) throw new Error(response.error.message);
  return turnOf(response);
}

await serve({ name: 'openai', version, capabilities }, clientOf, { chat });
