/** The variables that tell a command what to ask. Pure. */
import type { CallMessage } from '../adapter/kit-messages.js';

/**
 * The call as variables, for commands that read no JSON, and Oracle's own, by which its SDKs and its CLI find
 * the service and the credential.
 *
 * @param file where the whole call stands as JSON
 */
export function variablesOfCall(call: CallMessage, file: string): Readonly<Record<string, string>> {
  const { access } = call;
  const all: Readonly<Record<string, string | undefined>> = {
    OCI_CONFORM_CALL_FILE: file,
    OCI_CONFORM_CASE: call.case,
    OCI_CONFORM_OPERATION: call.operation,
    OCI_CONFORM_TRANSPORT: call.transport,
    OCI_CONFORM_AUTH: call.auth,
    OCI_CONFORM_ENDPOINT: access.endpoint,
    OCI_CONFORM_MODEL: call.model,
    OCI_CONFORM_STREAM: call.stream === undefined ? undefined : call.stream ? '1' : '0',
    OCI_CONFORM_PROMPT: call.messages?.findLast(({ role }) => role === 'user')?.text,
    OCI_CONFIG_FILE: access.configFile,
    OCI_CLI_CONFIG_FILE: access.configFile,
    OCI_PROFILE: access.profile,
    OCI_CONFIG_PROFILE: access.profile,
    OCI_CLI_PROFILE: access.profile,
    OCI_REGION: access.region,
    OCI_COMPARTMENT_ID: access.compartmentId,
    OCI_TENANCY_ID: access.tenancyId,
    OPENAI_BASE_URL: access.openAiBaseUrl,
    OPENAI_API_KEY: access.apiKey,
    ...access.environment,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
