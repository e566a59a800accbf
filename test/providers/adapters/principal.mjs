// A client over Oracle's SDK whose credential is issued, as an adapter, or as a command where a call file is named. It has
// the port of the proxymux hard-wired, as Oracle's SDKs for Python, Go and Java have.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { NoRetryConfigurationDetails } from 'oci-common';
import { GenerativeAiInferenceClient } from 'oci-generativeaiinference';
import { credentialOf } from '../../../examples/typescript/oci-credentials.mjs';

process.env.KUBERNETES_SERVICE_PORT_PROXYMUX = '12250';

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

async function ask(call) {
  const client = new GenerativeAiInferenceClient(
    { authenticationDetailsProvider: await credentialOf(call) },
    { retryConfiguration: NoRetryConfigurationDetails },
  );
  client.endpoint = call.access.endpoint;
  const messages = call.messages.map(({ role, text }) => ({
    role: role.toUpperCase(),
    content: [{ type: 'TEXT', text }],
  }));
  const answer = await client.chat({
    chatDetails: {
      compartmentId: call.access.compartmentId,
      servingMode: { servingType: 'ON_DEMAND', modelId: call.model },
      chatRequest: { apiFormat: 'GENERIC', isStream: false, messages },
    },
  });
  return answer.chatResult.chatResponse.choices[0].message.content[0].text;
}

const answer = (call) =>
  ask(call).then(
    (text) => say({ type: 'result', id: call.id, text }),
    (error) => say({ type: 'error', id: call.id, message: `${error.message}` }),
  );

if (process.env.OCI_CONFORM_CALL_FILE) {
  await answer(JSON.parse(readFileSync(process.env.OCI_CONFORM_CALL_FILE, 'utf8')));
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    const { type, ...call } = JSON.parse(line);
    const auths = ['instance_principal', 'oke_workload_identity'];
    const capabilities = { transports: ['sdk'], auths, features: ['whole'] };
    if (type === 'hello') say({ type: 'ready', protocol: 1, name: 'principal', capabilities });
    if (type === 'call') answer(call);
    if (type === 'close') break;
  }
  process.exit(0);
}
