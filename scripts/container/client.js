// Oracle's SDK for TypeScript, pointed at nothing: its environment alone leads to the mock. Argument: an auth mode.
import common from 'oci-common';
import inference from 'oci-generativeaiinference';

const mode = process.argv[2];

const profiles = { api_key: 'api_key', session_token: 'session_token' };

const providers = {
  api_key: () => new common.ConfigFileAuthenticationDetailsProvider(undefined, profiles[mode]),
  session_token: () => new common.SessionAuthDetailProvider(undefined, profiles[mode]),
  instance_principal: () =>
    new common.InstancePrincipalsAuthenticationDetailsProviderBuilder().build(),
  resource_principal: () => common.ResourcePrincipalAuthenticationDetailsProvider.builder(),
  oke_workload_identity: () => common.OkeWorkloadIdentityAuthenticationDetailsProvider.builder(),
};

const authenticationDetailsProvider = await providers[mode]();
const client = new inference.GenerativeAiInferenceClient({ authenticationDetailsProvider });
client.regionId = process.env.OCI_REGION;
const { chatResult } = await client.chat({
  chatDetails: {
    compartmentId: process.env.OCI_COMPARTMENT_ID,
    servingMode: { servingType: 'ON_DEMAND', modelId: process.env.OCI_MODEL_ID },
    chatRequest: {
      apiFormat: 'GENERIC',
      messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Hello' }] }],
    },
  },
});
process.stdout.write(chatResult.chatResponse.choices[0].message.content[0].text);
// Providers of principals keep timers.
process.exit(0);
