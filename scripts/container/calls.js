// Calls of Oracle's SDK and of OpenAI's, for what an access says.
import common from 'oci-common';
import inference from 'oci-generativeaiinference';
import OpenAI from 'openai';

const model = 'meta.llama-3.3-70b-instruct';

/** What Oracle's SDK is told with an API key. */
export async function askOracle({ endpoint, configFile, profile, compartmentId }) {
  const client = new inference.GenerativeAiInferenceClient({
    authenticationDetailsProvider: new common.ConfigFileAuthenticationDetailsProvider(
      configFile,
      profile,
    ),
  });
  client.endpoint = endpoint;
  const { chatResult } = await client.chat({
    chatDetails: {
      compartmentId,
      servingMode: { servingType: 'ON_DEMAND', modelId: model },
      chatRequest: {
        apiFormat: 'GENERIC',
        messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Hello' }] }],
      },
    },
  });
  return chatResult.chatResponse.choices[0].message.content[0].text;
}

/** What OpenAI's SDK is told with a Generative AI API key. */
export async function askOpenAi({ endpoint, apiKey, projectId, compartmentId }) {
  const client = new OpenAI({
    baseURL: `${endpoint}/openai/v1`,
    apiKey,
    project: projectId,
    defaultHeaders: { 'opc-compartment-id': compartmentId },
    maxRetries: 0,
  });
  const answer = await client.chat.completions.create({
    model,
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return answer.choices[0].message.content;
}
