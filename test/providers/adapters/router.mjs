// A client that picks the route by the model's name, by a table of its own as clients have it: an endpoint's OCID
// natively, Command R natively, `responses:` to Responses, everything else to chat completions. It says HTTP itself.
import { createInterface } from 'node:readline';
import { ConfigFileAuthenticationDetailsProvider, DefaultRequestSigner } from 'oci-common';

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

function routeOf(name) {
  const model = name.replace(/^oci:/, '');
  if (model.startsWith('responses:')) return ['responses', model.slice('responses:'.length)];
  if (model.startsWith('ocid1.generativeaiendpoint.')) return ['endpoint', model];
  return [/^cohere\.command-r/i.test(model) ? 'cohere' : 'chat', model];
}

const native = '/20231130/actions/chat';
const typed = ({ role, text }) => ({ role: role.toUpperCase(), content: [{ type: 'TEXT', text }] });

/** The path and the body of each route; the chat has the tools and the limit in the manner of OpenAI. */
const requests = {
  endpoint: (model, { messages }, compartmentId) => [
    native,
    {
      compartmentId,
      servingMode: { servingType: 'DEDICATED', endpointId: model },
      chatRequest: { apiFormat: 'GENERIC', messages: messages.map(typed) },
    },
  ],
  cohere: (model, { messages, stream }, compartmentId) => [
    native,
    {
      compartmentId,
      servingMode: { servingType: 'ON_DEMAND', modelId: model },
      chatRequest: { apiFormat: 'COHERE', message: messages.at(-1).text, isStream: stream },
    },
  ],
  responses: (model, { messages }) => [
    '/openai/v1/responses',
    { model, input: messages.at(-1).text },
  ],
  chat: (model, { messages, tools, options }) => [
    '/openai/v1/chat/completions',
    {
      model,
      messages: messages.map(({ role, text, images }) => ({
        role,
        content: images
          ? [
              { type: 'text', text },
              ...images.map((url) => ({ type: 'image_url', image_url: { url } })),
            ]
          : text,
      })),
      tools: tools?.map((one) => ({ type: 'function', function: one })),
      max_completion_tokens: options?.maxTokens,
    },
  ],
};

async function ask({ access, ...call }) {
  const { compartmentId, projectId, configFile, profile, endpoint } = access;
  const [route, model] = call.routed ? routeOf(call.model) : ['chat', call.model];
  const [path, body] = requests[route](model, call, compartmentId);
  const uri = `${endpoint}${path}`;
  const request = {
    method: 'POST',
    uri,
    headers: new Headers({
      'content-type': 'application/json',
      'opc-compartment-id': compartmentId,
      ...(projectId ? { 'openai-project': projectId } : {}),
    }),
    body: JSON.stringify(body),
  };
  const credential = new ConfigFileAuthenticationDetailsProvider(configFile, profile);
  await new DefaultRequestSigner(credential).signHttpRequest(request);
  const answer = await fetch(uri, request);
  const text = await answer.text();
  if (!answer.ok) throw Object.assign(new Error(text), { status: answer.status });
  return { text, finishReason: 'stop' };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { type, id, ...call } = JSON.parse(line);
  if (type === 'hello') {
    const features = ['whole', 'stream', 'tools', 'dedicated', 'routing', 'images', 'error-status'];
    const capabilities = { transports: ['v1'], auths: ['api_key'], features };
    say({ type: 'ready', protocol: 1, name: 'router', version: '1', capabilities });
  } else if (type === 'call') {
    await ask(call).then(
      (result) => say({ type: 'result', id, ...result }),
      ({ message, status }) => say({ type: 'error', id, message, status }),
    );
  } else if (type === 'close') break;
}
