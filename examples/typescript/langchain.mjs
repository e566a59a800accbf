// LangChain's integration of Oracle's (npm @oracle/langchain-oci), native chat:
// npx oci-conform --provider 'node langchain.mjs'
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import {
  OciGenAiCohereChat,
  OciGenAiGenericChat,
  OciGenAiNewClientAuthType,
} from '@oracle/langchain-oci';
import { serve } from './conform.mjs';
import { limitOf } from './oci-formats.mjs';

const features = 'stream whole tools usage finish-reason cohere error-status dedicated cancel';
const capabilities = {
  ...{ transports: ['sdk'], auths: ['api_key', 'session_token'], parallel: 8 },
  features: [...features.split(' '), 'open', 'timeout', 'close'],
};

const messages = {
  system: ({ text }) => new SystemMessage(text),
  developer: ({ text }) => new SystemMessage(text), // it has no other
  user: ({ text }) => new HumanMessage(text),
  tool: ({ text, toolCallId }) => new ToolMessage({ content: text, tool_call_id: toolCallId }),
  assistant: ({ text, toolCalls = [] }) =>
    new AIMessage({ content: text, tool_calls: toolCalls.map(callOf) }),
};
const callOf = ({ id, name, arguments: args }) => ({ id, name, args: JSON.parse(args) });
const functionOf = (one) => ({ type: 'function', function: one });

function modelOf({ model, apiFormat, auth, access }) {
  const Model = apiFormat === 'COHERE' ? OciGenAiCohereChat : OciGenAiGenericChat;
  const dedicated = model.startsWith('ocid1.generativeaiendpoint.');
  const newClientParams = {
    authType: OciGenAiNewClientAuthType[auth === 'api_key' ? 'ConfigFile' : 'Session'],
    authParams: { clientConfigFilePath: access.configFile, clientProfile: access.profile },
    serviceEndpoint: access.endpoint,
  };
  return new Model({
    [dedicated ? 'dedicatedEndpointId' : 'onDemandModelId']: model,
    compartmentId: access.compartmentId,
    newClientParams,
    maxRetries: 0,
  });
}

async function ask({ stream, tools, options = {}, timeout, ...call }, model, tell) {
  const { stop, includeUsage, maxTokens, ...requestParams } = options;
  if (maxTokens) requestParams[limitOf(call.model)] = maxTokens;
  if (includeUsage) requestParams.streamOptions = { isIncludeUsage: true };
  const asking = { requestParams, stop, timeout, signal: tell.signal };
  const asked = call.messages.map((one) => messages[one.role](one));
  const ready = tools ? model.bindTools(tools.map(functionOf), { requestParams }) : model;
  if (!stream) return ready.invoke(asked, asking);
  let answer;
  for await (const chunk of await ready.stream(asked, asking)) {
    answer = answer?.concat(chunk) ?? chunk;
    tell.text(chunk.text);
  }
  return answer;
}

async function chat(model, call, tell) {
  const answer = await ask(call, model, tell).catch((error) => {
    throw Object.assign(error, { status: error.cause?.statusCode });
  });
  const toolCalls = answer.tool_calls.map((one) => ({
    ...one,
    arguments: JSON.stringify(one.args),
  }));
  const finishReason = toolCalls.length > 0 ? 'tool_calls' : answer.response_metadata.finish_reason;
  const { input_tokens: promptTokens, output_tokens, total_tokens } = answer.usage_metadata ?? {};
  const usage = { promptTokens, completionTokens: output_tokens, totalTokens: total_tokens };
  const counted = answer.usage_metadata && { usage };
  return { text: answer.text, toolCalls, finishReason, ...counted };
}

await serve({ name: 'langchain-oci', capabilities }, modelOf, { chat });
