/** The variables that tell a command what to ask. Pure. */
import type { ToldOptions } from '../../protocol/call.js';
import type { CallMessage, FullAccess } from '../adapter/kit-messages.js';

/**
 * The call as variables, for commands that read no JSON, and Oracle's own, by which its SDKs and its CLI find
 * the service and the credential. A client that finds these by itself gets none of Oracle's.
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
    OCI_CONFORM_MODEL: call.model,
    OCI_CONFORM_STREAM: call.stream === undefined ? undefined : call.stream ? '1' : '0',
    OCI_CONFORM_PROMPT: call.messages?.findLast(({ role }) => role === 'user')?.text,
    ...('endpoint' in access ? variablesOfAccess(access) : variablesOfTold(access)),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function variablesOfAccess(access: FullAccess): Readonly<Record<string, string | undefined>> {
  return {
    OCI_CONFORM_ENDPOINT: access.endpoint,
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
}

/** The client's own options: under names that no SDK reads, for the command to hand on. */
function variablesOfTold({
  compartmentId,
  profile,
}: ToldOptions): Readonly<Record<string, string | undefined>> {
  return { OCI_CONFORM_COMPARTMENT_ID: compartmentId, OCI_CONFORM_PROFILE: profile };
}
