/** Where a live service is and who calls it, from the environment. Pure: `docs/live.md` states the order. */
import type { ChatFormat } from '../protocol/call.js';
import { familyOf } from '../protocol/families.js';
import { modelRows, type OpenAiTransport } from '../protocol/model-rows.js';

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line says; each option stands before its variables. */
export interface ServiceOptions {
  /** The home folder, for `~/.oci/config`. */
  readonly home: string;
  /** An endpoint that makes the target a URL rather than the live service. */
  readonly target?: string;
  readonly endpoint?: string;
  readonly region?: string;
  readonly configFile?: string;
  readonly profile?: string;
  readonly compartment?: string;
  readonly model?: string;
}

/** Which profile of which config file signs. */
export interface ProfileName {
  readonly configFile: string;
  readonly profile: string;
}

/** What the environment says of the service. */
interface ServiceNames {
  readonly endpoint: string;
  readonly managementEndpoint: string;
  readonly region: string;
  readonly compartmentId: string;
  readonly projectId?: string;
  readonly apiKey?: string;
  readonly openAiBase?: string;
  readonly models: Partial<Readonly<Record<ChatFormat, string>>>;
}

/** All there is, or what is missing: one sentence for each, saying what to set. */
export type Resolution =
  | { readonly ok: true; readonly names: ServiceNames }
  | { readonly ok: false; readonly missing: readonly string[] };

/** The variables of each setting, first come first served. The kit's own stand first. */
export const variables = {
  endpoint: ['OCI_CONFORM_ENDPOINT', 'OCI_ENDPOINT'],
  managementEndpoint: ['OCI_CONFORM_MANAGEMENT_ENDPOINT'],
  region: ['OCI_CONFORM_REGION', 'OCI_REGION', 'OCI_CLI_REGION'],
  configFile: ['OCI_CONFORM_CONFIG_FILE', 'OCI_CONFIG_FILE', 'OCI_CLI_CONFIG_FILE'],
  profile: ['OCI_CONFORM_PROFILE', 'OCI_PROFILE', 'OCI_CLI_PROFILE', 'OCI_CONFIG_PROFILE'],
  sessionProfile: ['OCI_CONFORM_SESSION_PROFILE'],
  instancePrincipal: ['OCI_CONFORM_INSTANCE_PRINCIPAL'],
  compartment: ['OCI_CONFORM_COMPARTMENT_ID', 'OCI_COMPARTMENT_ID', 'OCI_COMPARTMENT'],
  project: ['OCI_CONFORM_PROJECT_ID', 'OCI_PROJECT_ID'],
  apiKey: ['OCI_CONFORM_GENAI_API_KEY', 'OCI_GENAI_API_KEY'],
  openAiBase: ['OCI_CONFORM_OPENAI_BASE'],
  model: ['OCI_MODEL_ID'],
  GENERIC: ['OCI_CONFORM_MODEL_GENERIC'],
  COHERE: ['OCI_CONFORM_MODEL_COHERE'],
  COHEREV2: ['OCI_CONFORM_MODEL_COHEREV2'],
  'openai-chat': ['OCI_CONFORM_MODEL_OPENAI_CHAT'],
  'openai-responses': ['OCI_CONFORM_MODEL_OPENAI_RESPONSES'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The first variable of a setting that holds something; an empty one counts as unset. */
export function read(env: Environment, setting: keyof typeof variables): string | undefined {
  return variables[setting].map((name) => env[name]).find(Boolean);
}

/** The config file and profile to sign with; both have a default. */
export function profileName(env: Environment, options: ServiceOptions): ProfileName {
  return {
    configFile: options.configFile ?? read(env, 'configFile') ?? `${options.home}/.oci/config`,
    profile: options.profile ?? read(env, 'profile') ?? 'DEFAULT',
  };
}

/** Whether somebody named the config file, rather than leaving it to its default. */
export function namesConfigFile(env: Environment, options: ServiceOptions): boolean {
  return (options.configFile ?? read(env, 'configFile')) !== undefined;
}

/**
 * Resolves the rest.
 *
 * @param profileRegion the profile's own region, used when no variable names one
 *
 * @example
 * resolveService({ OCI_REGION: 'us-chicago-1' }, { home: '/home/ada' }, undefined);
 * // { ok: false, missing: ['No compartment: set OCI_CONFORM_COMPARTMENT_ID, …'] }
 */
export function resolveService(
  env: Environment,
  options: ServiceOptions,
  profileRegion: string | undefined,
): Resolution {
  const compartmentId = options.compartment ?? read(env, 'compartment');
  const region = options.region ?? read(env, 'region') ?? profileRegion;
  const given = options.target ?? options.endpoint ?? read(env, 'endpoint');
  const endpoint = given ?? inferenceHost(region);
  if (compartmentId !== undefined && endpoint !== undefined) {
    const names = {
      endpoint: trim(endpoint),
      managementEndpoint: trim(read(env, 'managementEndpoint') ?? managementHost(endpoint)),
      region: region ?? 'unknown',
      compartmentId,
      ...openAiNames(env),
      models: models(env, options),
    };
    return { ok: true, names };
  }
  const missing = [
    ...(compartmentId === undefined ? [`No compartment: set ${orList('compartment')}.`] : []),
    ...(endpoint === undefined
      ? [`No endpoint and no region: set ${orList('endpoint')}, or ${orList('region')}.`]
      : []),
  ];
  return { ok: false, missing };
}

/** The variables of a setting, for a sentence. */
export function orList(setting: keyof typeof variables): string {
  return variables[setting].join(' or ');
}

/** What the OpenAI transports take beside the rest; a cell that lacks its own is not applicable. */
function openAiNames(env: Environment): Pick<ServiceNames, 'projectId' | 'apiKey' | 'openAiBase'> {
  const projectId = read(env, 'project');
  const apiKey = read(env, 'apiKey');
  const openAiBase = read(env, 'openAiBase');
  return {
    ...(projectId === undefined ? {} : { projectId }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(openAiBase === undefined ? {} : { openAiBase: trim(openAiBase) }),
  };
}

/** A model that is named for no format stands for every format its family takes. */
function models(env: Environment, options: ServiceOptions): ServiceNames['models'] {
  const pairs = chatFormats.flatMap((format) => {
    const fitting = (name: string | undefined) => (name && takes(name, format) ? name : undefined);
    const model = fitting(options.model) ?? read(env, format) ?? fitting(read(env, 'model'));
    return model === undefined ? [] : [[format, model] as const];
  });
  return Object.fromEntries(pairs);
}

const chatFormats: readonly ChatFormat[] = [
  'GENERIC',
  'COHERE',
  'COHEREV2',
  'openai-chat',
  'openai-responses',
];

/**
 * Whether a model is asked in a format where nobody named it for that. A model of the catalogue is asked on
 * the OpenAI transports that it was seen on; a dedicated endpoint does not tell its family, and most
 * speak GENERIC.
 */
function takes(model: string, format: ChatFormat): boolean {
  const known = modelRows.find(({ name }) => name === model);
  const transport = transports[format];
  if (known !== undefined && transport !== undefined) return known.serves.includes(transport);
  const family = familyOf(model);
  return family.prefixes.length === 0 ? format === 'GENERIC' : format in family.formats;
}

const transports: Readonly<Partial<Record<ChatFormat, OpenAiTransport>>> = {
  'openai-chat': 'v1',
  'openai-responses': 'responses',
};

/** Source: OCI documentation, Generative AI inference API, endpoints of realm OC1. */
function inferenceHost(region: string | undefined): string | undefined {
  return region && `https://inference.generativeai.${region}.oci.oraclecloud.com`;
}

/** The management host is the inference host without its first label; a mock is both. */
function managementHost(endpoint: string): string {
  return endpoint.replace('://inference.generativeai.', '://generativeai.');
}

/** The SDK appends `/20231130` itself, and would double a slash. */
function trim(endpoint: string): string {
  return endpoint.replace(/\/+$/, '').replace(/\/20231130$/, '');
}
