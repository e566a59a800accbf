// LangChain's integration of Oracle's (npm @oracle/langchain-oci), native chat:
// npx oci-conform --provider 'node langchain.mjs'
import { createInterface } from 'node:readline';
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import {
  OciGenAiCohereChat,
  OciGenAiGenericChat,
  OciGenAiNewClientAuthType,
} from '@oracle/langchain-oci';

const features = 'stream whole tools usage finish-reason cohere error-status dedicated'.split(' ');
const capabilities = {
  transports: ['sdk'],
  auths: ['api_key', 'session_token'],
  features,
  parallel: 8,
};
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

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

async function chat({ id, stream, tools, options = {}, ...call }) {
  const model = modelOf(call);
  const { stop, includeUsage, maxTokens, ...requestParams } = options;
  const limit = call.model.startsWith('openai.') ? 'maxCompletionTokens' : 'maxTokens';
  if (maxTokens) requestParams[limit] = maxTokens;
  if (includeUsage) requestParams.streamOptions = { isIncludeUsage: true };
  const asking = { requestParams, stop };
  const asked = call.messages.map((one) => messages[one.role](one));
  const ready = tools ? model.bindTools(tools.map(functionOf), { requestParams }) : model;
  let answer;
  if (stream) {
    for await (const chunk of await ready.stream(asked, asking)) {
      answer = answer?.concat(chunk) ?? chunk;
      if (chunk.text) say({ type: 'event', id, kind: 'text', text: chunk.text });
    }
  } else answer = await ready.invoke(asked, asking);
  await model.close();
  const toolCalls = answer.tool_calls.map((one) => ({
    ...one,
    arguments: JSON.stringify(one.args),
  }));
  const finishReason = toolCalls.length > 0 ? 'tool_calls' : answer.response_metadata.finish_reason;
  const { input_tokens: promptTokens, output_tokens, total_tokens } = answer.usage_metadata ?? {};
  const usage = { promptTokens, completionTokens: output_tokens, totalTokens: total_tokens };
  const counted = answer.usage_metadata && { usage };
  return { type: 'result', id, text: answer.text, toolCalls, finishReason, ...counted };
}

let cancel;
for await (const line of createInterface({ input: process.stdin })) {
  const { type, ...call } = JSON.parse(line);
  if (type === 'hello') say({ type: 'ready', protocol: 1, name: 'langchain-oci', capabilities });
  if (type === 'cancel') cancel(new Error('cancelled'));
  if (type === 'call') {
    const cancelled = new Promise((_end, reject) => {
      cancel = reject;
    });
    Promise.race([chat(call), cancelled]).then(say, ({ message, cause }) =>
      say({ type: 'error', id: call.id, message, status: cause?.statusCode }),
    );
  }
}
process.exit(); // a connection may be open still
