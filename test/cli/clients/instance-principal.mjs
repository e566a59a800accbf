// Oracle's own client as an instance principal: metadata service, federation and service are where they always are.
import { InstancePrincipalsAuthenticationDetailsProviderBuilder } from 'oci-common';
import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';

const [compartmentId, regionId] = process.argv.slice(2);
const provider = new InstancePrincipalsAuthenticationDetailsProviderBuilder();
const client = new GenerativeAiInferenceClient({
  authenticationDetailsProvider: await provider.build(),
});
client.regionId = regionId;
const { chatResult } = await client.chat({
  chatDetails: {
    compartmentId,
    servingMode: { servingType: 'ON_DEMAND', modelId: 'meta.llama-3.3-70b-instruct' },
    chatRequest: {
      apiFormat: 'GENERIC',
      messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Hello.' }] }],
    },
  },
});
console.log(chatResult.chatResponse.apiFormat);
