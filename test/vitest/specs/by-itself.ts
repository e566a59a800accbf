/** A client over Oracle's SDK in a module of its own, which finds by itself what it is not told. */
import { homedir } from 'node:os';
import * as common from 'oci-common';
import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';
import type { Answer, SingleCall, TestedProvider } from '../../../src/vitest.js';

interface Means {
  readonly signer: common.AuthenticationDetailsProvider;
  readonly compartmentId: string;
  readonly endpoint?: string;
}

/** It does not know OCI_CONFIG_FILE: there has to be something to find. */
const fromHome = (profile?: string) =>
  new common.ConfigFileAuthenticationDetailsProvider(`${homedir()}/.oci/config`, profile);

function fromInstance(): Promise<common.AuthenticationDetailsProvider> {
  const builder = new common.InstancePrincipalsAuthenticationDetailsProviderBuilder();
  const { OCI_METADATA_BASE_URL: metadata, OCI_SDK_AUTH_CLIENT_REGION_URL: auth } = process.env;
  if (metadata) builder.metadataBaseUrl = metadata;
  if (auth) builder.federationEndpoint = auth;
  return builder.build();
}

async function ask(call: SingleCall, { signer, compartmentId, endpoint }: Means): Promise<Answer> {
  if (call.operation !== 'chat') throw new Error(`There is no ${call.operation}.`);
  const client = new GenerativeAiInferenceClient(
    { authenticationDetailsProvider: signer },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  if (endpoint !== undefined) client.endpoint = endpoint;
  const messages = call.messages.map(({ role, text }) => ({
    role: role.toUpperCase(),
    content: [{ type: 'TEXT', text }],
  }));
  const chatRequest = { apiFormat: 'GENERIC', isStream: false, messages };
  const servingMode = { servingType: 'ON_DEMAND', modelId: call.model };
  const answer: object | null = await client.chat({
    chatDetails: { compartmentId, servingMode, chatRequest },
  });
  const { chatResult }: Answered = answer ?? {};
  return { text: chatResult?.chatResponse?.choices?.[0]?.message.content[0]?.text };
}

/** What of an answer is looked at. */
interface Answered {
  readonly chatResult?: { readonly chatResponse?: { readonly choices?: readonly Choice[] } };
}

interface Choice {
  readonly message: { readonly content: readonly { readonly text: string }[] };
}

export default {
  module: import.meta.url,
  capabilities: {
    transports: ['sdk'],
    auths: ['api_key', 'instance_principal'],
    features: ['whole', 'environment'],
  },
  async call(call, { access, auth }) {
    const { compartmentId, endpoint, configFile, profile } = access;
    const signer =
      auth === 'instance_principal'
        ? await fromInstance()
        : new common.ConfigFileAuthenticationDetailsProvider(configFile, profile);
    return ask(call, { signer, compartmentId, endpoint });
  },
  configured(call, told) {
    const { OCI_COMPARTMENT_ID: found } = process.env;
    const compartmentId = told.compartmentId ?? found;
    if (!compartmentId) throw new Error('No compartment: set OCI_COMPARTMENT_ID.');
    return ask(call, { signer: fromHome(told.profile), compartmentId });
  },
} satisfies TestedProvider;
