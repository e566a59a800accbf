/**
 * The variables that point clients of Oracle Cloud Infrastructure at a tenancy of the mock: each with its
 * readers, and why it holds what it holds. Pure.
 */

import { javaConnector, javaOptions, javaVariable, quotedOption } from '../mock/doors/java.js';
import { turnVariable } from '../mock/doors/preload.js';
import type { Access } from '../protocol/access.js';
import type { AuthMode } from '../protocol/call.js';
import type { Profile } from './profiles.js';

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the variables are made from. */
export interface Surrounding {
  /** Where the tenancy is called. */
  readonly access: Access;
  /** Oracle's variables of every auth mode, as the accesses of the modes give them. */
  readonly credentials: Readonly<Record<string, string>>;
  /** What `DEFAULT` is. */
  readonly authMode: AuthMode;
  /** The profile `api_key`. */
  readonly apiKeyProfile: Profile;
  /** The home folder of the command. */
  readonly home: string;
  /** The config file in it. */
  readonly configFile: string;
  /** Marks the processes of one run. */
  readonly run: string;
  /** A model that answers on the transports `sdk` and `v1`. */
  readonly model: string;
  readonly doors: Doors;
}

/** The ways in for clients whose host cannot be set. */
export interface Doors {
  /** Origin of the HTTP proxy that plays Oracle's hosts and refuses all others. */
  readonly proxy: string;
  /** Origin of the mock over TLS, for any host that it plays, and of the proxymux. */
  readonly tls: string;
  /** A PEM file with the authority of its certificates. */
  readonly caFile: string;
  /** The same authority as a Java trust store (JKS, no password). */
  readonly trustStore: string;
  /** A module that turns the connections of Node to Oracle's hosts to the mock. */
  readonly preload: string;
  /** What it reads: which hosts, and to where. */
  readonly turns: string;
}

/** One value, and the variables that hold it. */
export interface VariableRow {
  readonly names: readonly string[];
  /** Who reads it, and what there is to know. */
  readonly because: string;
  /** Absent: there is nothing to point at, and the variable is not set. */
  value(from: Surrounding, inherited: Environment): string | undefined;
}

/** The names that clients have for what `--auth-mode` says. Oracle's CLI: `--auth`; Locus: `auth_type`. */
const cliAuth: Readonly<Record<AuthMode, string>> = {
  api_key: 'api_key',
  session_token: 'security_token',
  instance_principal: 'instance_principal',
  resource_principal: 'resource_principal',
  oke_workload_identity: 'oke_workload_identity',
  genai_api_key: 'api_key',
};

/** Values that a single key of the profile holds; other modes have other keys. */
const ofApiKey =
  (key: string) =>
  ({ authMode, apiKeyProfile }: Surrounding): string | undefined =>
    cliAuth[authMode] === 'api_key' ? apiKeyProfile[key] : undefined;

const joined = (before: string | undefined, more: string): string =>
  before ? `${before} ${more}` : more;

/** Hosts that are called without the proxy: this machine, where the mock is and tests have their servers. */
const direct = ({ doors }: Surrounding): readonly string[] => [
  ...new Set(['localhost', '127.0.0.1', '::1', new URL(doors.tls).hostname]),
];

/** Every variable that is set, in the order in which they are printed. */
export const variableRows: readonly VariableRow[] = [
  {
    names: ['HOME', 'USERPROFILE'],
    because:
      'Oracle’s SDKs take ~/.oci/config before OCI_CONFIG_FILE, so only another home keeps the real one out of reach',
    value: ({ home }) => home,
  },
  {
    names: ['OCI_CONFIG_FILE', 'OCI_CLI_CONFIG_FILE', 'OCI_CONFIG_PATH'],
    because: 'Oracle’s SDKs; Oracle’s CLI; applications',
    value: ({ configFile }) => configFile,
  },
  {
    names: ['OCI_PROFILE', 'OCI_CONFIG_PROFILE', 'OCI_CLI_PROFILE'],
    because: 'applications; Oracle’s CLI: `--auth-mode` says what DEFAULT is',
    value: () => 'DEFAULT',
  },
  {
    names: ['OCI_CLI_AUTH', 'OCI_AUTH_TYPE'],
    because: 'Oracle’s CLI; Locus',
    value: ({ authMode }) => cliAuth[authMode],
  },
  {
    names: ['OCI_REGION', 'OCI_CLI_REGION'],
    because: 'Oracle’s SDKs where a profile has none; LiteLLM; Oracle’s CLI',
    value: ({ access }) => access.region,
  },
  {
    names: ['OCI_COMPARTMENT_ID', 'OCI_COMPARTMENT'],
    because: 'LiteLLM, Coda, oci-openai; Locus',
    value: ({ access }) => access.compartmentId,
  },
  {
    names: ['OCI_TENANCY', 'OCI_CLI_TENANCY'],
    because: 'LiteLLM; Oracle’s CLI',
    value: ({ access }) => access.tenancyId,
  },
  {
    names: ['OCI_USER', 'OCI_CLI_USER'],
    because: 'LiteLLM; Oracle’s CLI: an API key only',
    value: ofApiKey('user'),
  },
  {
    names: ['OCI_FINGERPRINT', 'OCI_CLI_FINGERPRINT'],
    because: 'LiteLLM; Oracle’s CLI: an API key only',
    value: ofApiKey('fingerprint'),
  },
  {
    names: ['OCI_KEY_FILE', 'OCI_CLI_KEY_FILE'],
    because: 'LiteLLM; Oracle’s CLI: an API key only',
    value: ofApiKey('key_file'),
  },
  {
    names: ['OCI_PROJECT_ID', 'OPENAI_PROJECT_ID'],
    because: 'openai-agents; OpenAI’s SDKs, which send it as OpenAI-Project',
    value: ({ access }) => access.projectId,
  },
  {
    names: ['OCI_MODEL_ID'],
    because: 'Locus, applications',
    value: ({ model }) => model,
  },
  {
    names: ['OCI_ENDPOINT', 'OCI_GENAI_ENDPOINT', 'OCI_CONFORM_ENDPOINT'],
    because: 'Locus; applications; this kit. Oracle’s SDKs read no variable for it',
    value: ({ access }) => access.endpoint,
  },
  {
    names: ['OCI_CONFORM_MANAGEMENT_ENDPOINT'],
    because: 'this kit',
    value: ({ access }) => access.managementEndpoint,
  },
  {
    names: ['OPENAI_BASE_URL'],
    because: 'OpenAI’s SDKs: without it they would call OpenAI',
    value: ({ access }) => `${access.endpoint}${access.openAiBase ?? '/openai/v1'}`,
  },
  {
    names: ['OPENAI_API_KEY', 'OCI_GENAI_API_KEY'],
    because: 'OpenAI’s SDKs; applications: a Generative AI API key of the mock, good nowhere else',
    value: ({ access }) => access.apiKey,
  },
  {
    names: ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'],
    because:
      'Python, Go, curl and others: the mock plays Oracle’s hosts and refuses all others; nothing that comes by the proxy leaves the machine',
    value: ({ doors }) => doors.proxy,
  },
  {
    names: ['NO_PROXY', 'no_proxy'],
    because: 'servers on this machine are called directly, the mock among them',
    value: (from) => direct(from).join(','),
  },
  {
    names: [
      'SSL_CERT_FILE',
      'REQUESTS_CA_BUNDLE',
      'CURL_CA_BUNDLE',
      'NODE_EXTRA_CA_CERTS',
      'OCI_DEFAULT_CERTS_PATH',
      'OCI_CLI_CERT_BUNDLE',
    ],
    because:
      'OpenSSL, Go and httpx; Python’s requests; curl; Node; Oracle’s Go SDK; Oracle’s CLI: the authority of the mock alone, since no other host is reached by the proxy',
    value: ({ doors }) => doors.caFile,
  },
  {
    names: ['NODE_OPTIONS'],
    because: 'Node: its fetch ignores proxies, so the connections themselves are turned',
    value: ({ doors }, { NODE_OPTIONS }) =>
      joined(NODE_OPTIONS, `--require ${quotedOption(doors.preload)}`),
  },
  {
    names: [turnVariable],
    because: 'what NODE_OPTIONS loads: which connections are turned, and to where',
    value: ({ doors }) => doors.turns,
  },
  {
    names: [javaVariable],
    because: 'Java reads neither HOME nor the proxy and certificate variables',
    value: ({ home, doors: { proxy, trustStore } }, { JAVA_TOOL_OPTIONS }) =>
      javaOptions({ home, proxy, trustStore }, JAVA_TOOL_OPTIONS),
  },
  {
    names: Object.keys(javaConnector),
    because:
      'Oracle’s Java SDK: its own connector ignores Java’s proxy settings, the one of Jersey does not',
    value: () => 'true',
  },
  {
    names: ['OCI_CONFORM_RUN'],
    because: 'tells the processes of this run, to end what it leaves behind',
    value: ({ run }) => run,
  },
];

/** What is taken away, so that nothing of the caller's own tenancy or account is reached. */
const foreign: readonly RegExp[] = [
  /^OCI_/,
  /^OPENAI_/,
  /^LOCUS_OCI_/,
  // The prefix under which Oracle's Go SDK and Terraform look for an API key.
  /^TF_VAR_(tenancy_ocid|user_ocid|fingerprint|private_key|private_key_path|private_key_password|region)$/,
  /^(ALL_PROXY|all_proxy)$/,
];

/** Values of Oracle's variables that hold for all SDKs, where those of one mode hold for some. */
function pinned({ credentials, doors }: Surrounding): Readonly<Record<string, string>> {
  const { OCI_METADATA_BASE_URL: metadata } = credentials;
  const { hostname, port } = new URL(doors.tls);
  return {
    // The SDK for Java wants a slash at the end; those for Python and Go add a second, which the mock passes over.
    ...(metadata === undefined
      ? {}
      : { OCI_METADATA_BASE_URL: `${metadata.replace(/\/*$/, '')}/` }),
    // The SDKs for Python, Go and Java have the port hard-wired, so the host says which mock is meant.
    KUBERNETES_SERVICE_HOST: hostname,
    KUBERNETES_SERVICE_PORT_PROXYMUX: port,
  };
}

/** What the command's environment is to be. */
export interface Block {
  /** In the order of {@link variableRows}, then Oracle's variables of each mode. */
  readonly set: Readonly<Record<string, string>>;
  /** Names that the caller has and the command must not. */
  readonly unset: readonly string[];
}

/** Makes the block of variables. */
export function blockOf(from: Surrounding, inherited: Environment): Block {
  const rows = variableRows.flatMap(({ names, value }) => {
    const text = value(from, inherited);
    return text === undefined ? [] : names.map((name) => [name, text] as const);
  });
  const set = { ...Object.fromEntries(rows), ...from.credentials, ...pinned(from) };
  const unset = Object.keys(inherited).filter(
    (name) => !(name in set) && foreign.some((pattern) => pattern.test(name)),
  );
  return { set, unset: unset.sort() };
}

/** The caller's environment with the block applied. */
export function applied({ set, unset }: Block, inherited: Environment): Record<string, string> {
  const kept = Object.entries(inherited).flatMap(([name, value]) =>
    value === undefined || unset.includes(name) ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), ...set };
}
