// Oracle's SDK for TypeScript, pointed at nothing: its environment alone leads to the mock. Argument: an auth mode.
import common from 'oci-common';
import inference from 'oci-generativeaiinference';

const mode = process.argv[2];

const providers = {
  api_key: () => new common.ConfigFileAuthenticationDetailsProvider(undefined, mode),
  session_token: () => new common.SessionAuthDetailProvider(undefined, mode),
  instance_principal: () =>
    new common.InstancePrincipalsAuthenticationDetailsProviderBuilder().build(),
  resource_principal: () => common.ResourcePrincipalAuthenticationDetailsProvider.builder(),
  // Oracle names no variable for the two files of a service account.
  oke_workload_identity: () =>
    common.OkeWorkloadIdentityAuthenticationDetailsProvider.builder(
      process.env.OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH,
      process.env.OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH,
    ),
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
