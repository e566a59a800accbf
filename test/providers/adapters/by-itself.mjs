// A client over Oracle's SDK that finds by itself what it is not told, and goes on when tools have answered.
// As an adapter, or as a command where a call file is named. `by-itself.mjs <manner>` says what it gets wrong.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import * as common from 'oci-common';
import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';

const [manner] = process.argv.slice(2);
const { env } = process;
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

function settings({ configFile, profile, compartmentId, endpoint }) {
  const home = manner === 'overlooks-oci-config-file' ? `${homedir()}/.oci/config` : undefined;
  const compartment = compartmentId ?? env.OCI_COMPARTMENT_ID;
  if (!compartment) throw new Error('No compartment: set OCI_COMPARTMENT_ID.');
  const signer = new common.ConfigFileAuthenticationDetailsProvider(configFile ?? home, profile);
  if (!signer.getPrivateKey()?.includes('PRIVATE KEY')) throw new Error('No private key.');
  return { compartment, signer, endpoint };
}

const content = (text) => [{ type: 'TEXT', text }];

function wireOf({ role, text, toolCalls, toolCallId }) {
  return {
    role: role.toUpperCase(),
    ...(text ? { content: content(text) } : {}),
    ...(toolCalls ? { toolCalls: toolCalls.map((one) => ({ type: 'FUNCTION', ...one })) } : {}),
    ...(toolCallId ? { toolCallId } : {}),
  };
}

async function ask({ access, model: modelId, messages, tools, options = {} }) {
  const { compartment, signer, endpoint } = settings(access);
  const client = new GenerativeAiInferenceClient(
    { authenticationDetailsProvider: signer },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  if (endpoint) client.endpoint = endpoint;
  const chatRequest = { apiFormat: 'GENERIC', isStream: false, ...options };
  chatRequest.messages = messages.map(wireOf);
  if (tools) chatRequest.tools = tools.map((tool) => ({ type: 'FUNCTION', ...tool }));
  const servingMode = { servingType: 'ON_DEMAND', modelId };
  const answer = await client.chat({
    chatDetails: { compartmentId: compartment, servingMode, chatRequest },
  });
  const { message, finishReason } = answer.chatResult.chatResponse.choices[0];
  const text = (message.content ?? []).map((part) => part.text ?? '').join('');
  const toolCalls = (message.toolCalls ?? []).map(({ id, name, arguments: given }) => ({
    id,
    name,
    arguments: manner === 'spaces-arguments' ? given.replaceAll(':', ': ') : given,
  }));
  return { text, toolCalls, finishReason };
}

const held = new Map();

/** The turn after what was said; what was said is kept with it. */
async function turn(id, call) {
  const answer = await ask(call).catch((error) => ({ error }));
  if (answer.error)
    return { type: 'error', id, message: `${answer.error.message ?? answer.error}` };
  const { text, toolCalls } = answer;
  const said = { role: 'assistant', text, ...(toolCalls.length > 0 ? { toolCalls } : {}) };
  held.set(id, { ...call, messages: [...call.messages, said] });
  return { type: 'result', id, ...answer };
}

function goOn(id, results) {
  const call = held.get(id);
  // What a tool says when it breaks is for the model too, and marked as such for nobody else.
  const answers = results
    .filter(({ failed }) => manner !== 'hides-failures' || !failed)
    .map(({ id: toolCallId, text }) => ({ role: 'tool', text, toolCallId }));
  return turn(id, { ...call, messages: [...call.messages, ...answers] });
}

if (env.OCI_CONFORM_CALL_FILE) {
  const { id, ...call } = JSON.parse(readFileSync(env.OCI_CONFORM_CALL_FILE, 'utf8'));
  say(await turn(id, call));
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    const { type, id, ...rest } = JSON.parse(line);
    if (type === 'hello') {
      const features = ['whole', 'tools', 'tool-results', 'finish-reason', 'environment'];
      const capabilities = { transports: ['sdk'], auths: ['api_key'], features };
      say({ type: 'ready', protocol: 1, name: 'by-itself', version: '1.0', capabilities });
    }
    if (type === 'call') turn(id, rest).then(say);
    if (type === 'tool_result') goOn(id, rest.results).then(say);
    if (type === 'close') break;
  }
  process.exit(0);
}
