// Oracle's own client, as an application would use it: the default config file, and an endpoint from a variable.
import { ConfigFileAuthenticationDetailsProvider } from 'oci-common';
import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';

const authenticationDetailsProvider = new ConfigFileAuthenticationDetailsProvider();
const client = new GenerativeAiInferenceClient({ authenticationDetailsProvider });
if (process.env.OCI_ENDPOINT) client.endpoint = process.env.OCI_ENDPOINT;
const { chatResult } = await client.chat({
  chatDetails: {
    compartmentId: process.env.OCI_COMPARTMENT_ID,
    servingMode: { servingType: 'ON_DEMAND', modelId: process.env.OCI_MODEL_ID },
    chatRequest: {
      apiFormat: 'GENERIC',
      messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Hello.' }] }],
    },
  },
});
console.log(chatResult.chatResponse.apiFormat);
