/** Settings of a live service, from the environment and the profile it names. */
import { existsSync } from 'node:fs';
import { ConformError } from '../errors.js';
import { signingModes } from '../protocol/call.js';
import {
  type Environment,
  namesConfigFile,
  orList,
  type ProfileName,
  profileName,
  resolveService,
  type ServiceOptions,
} from './environment.js';
import type { ProfileFacts, ProfilePlace } from './profile.js';
import type { ServiceSettings } from './settings.js';
import { type Ways, waysOf } from './ways.js';

/**
 * Reads all that a service target needs.
 *
 * @throws ConformError `OCIC_NOT_CONFIGURED`, saying what to set; `OCIC_BAD_OPTION` for an endpoint that
 *   is no origin, or a path that is no OpenAI base; `OCIC_BAD_CREDENTIALS` when a config file that is
 *   named is not there, or the profile cannot sign
 */
export async function readServiceSettings(
  env: Environment,
  options: ServiceOptions,
): Promise<ServiceSettings> {
  const where = profileName(env, options);
  const found = existsSync(where.configFile);
  if (!found && namesConfigFile(env, options)) throw noSuchFile(where.configFile);
  const facts = found ? await factsOf(where).catch(unlessUnset(env, options)) : undefined;
  const resolution = resolveService(env, options, facts?.region);
  const { ways, lacks } = waysOf({ env, ...where, kind: facts?.kind });
  const missing = [
    ...(signs(lacks)
      ? []
      : [`No config file at ${where.configFile}: set ${orList('configFile')}.`]),
    ...(resolution.ok ? [] : resolution.missing),
  ];
  if (!resolution.ok || !signs(lacks)) throw notConfigured(missing);
  if (found) await demandSession(where, ways);
  const { models, ...names } = resolution.names;
  demandOrigin(names.endpoint);
  demandOrigin(names.managementEndpoint);
  demandBase(names.openAiBase);
  return {
    kind: options.target === undefined ? 'live' : 'url',
    access: { ...names, ...where, tenancyId: facts?.tenancy ?? 'unknown' },
    ways,
    lacks,
    models,
  };
}

/** What Oracle's SDK reads of a profile; it is loaded for that, and takes its time. */
async function factsOf(place: ProfilePlace): Promise<ProfileFacts> {
  const { readFacts } = await import('./profile.js');
  return readFacts(place);
}

/** Probes of the OpenAI transports sign beside what they send as a bearer, so a key of these is not enough. */
const signs = (lacks: Ways['lacks']): boolean =>
  signingModes.some((auth) => lacks[auth] === undefined);

/** Whoever names a profile for session tokens wants it used. */
async function demandSession(where: ProfileName, { session_token: way }: Ways['ways']) {
  const { profile } = way ?? {};
  if (profile === undefined) return;
  const { kind } = await factsOf({ ...where, profile });
  if (kind === 'session_token') return;
  throw new ConformError(
    'OCIC_BAD_CREDENTIALS',
    `Profile ${profile} of ${where.configFile} has no security_token_file.`,
    `Name another in ${orList('sessionProfile')}, or sign in with \`oci session authenticate\`.`,
  );
}

/** A profile that cannot be read matters only to somebody who has set all the rest. */
function unlessUnset(env: Environment, options: ServiceOptions) {
  return (error: unknown): undefined => {
    if (resolveService(env, options, 'any').ok) throw error;
  };
}

/** A path would be lost, and a password would stand in every report. */
function demandOrigin(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.href === `${url?.origin}/` && /^https?:$/.test(url.protocol)) return;
  throw new ConformError(
    'OCIC_BAD_OPTION',
    'An endpoint is not an origin: it needs http:// or https://, a host, and nothing after it.',
    `For example ${orList('endpoint').split(' ')[0]}=https://inference.generativeai.us-chicago-1.oci.oraclecloud.com.`,
  );
}

const openAiBases: readonly string[] = ['/openai/v1', '/20231130/actions/v1', '/v1'];

function demandBase(path: string | undefined): void {
  if (path === undefined || openAiBases.includes(path)) return;
  throw new ConformError(
    'OCIC_BAD_OPTION',
    `${orList('openAiBase')} is "${path}", where the service takes no OpenAI requests.`,
    `Set it to one of ${openAiBases.join(', ')}, or leave it out.`,
  );
}

/** Whoever names a file wants a run with it, also with `--if-configured`. */
function noSuchFile(path: string): ConformError {
  return new ConformError(
    'OCIC_BAD_CREDENTIALS',
    `There is no config file at ${path}.`,
    `Name another with --config-file or ${orList('configFile')}, or leave them out.`,
  );
}

function notConfigured(missing: readonly string[]): ConformError {
  return new ConformError(
    'OCIC_NOT_CONFIGURED',
    `The live service is not configured. ${missing.join(' ')}`,
    'Set these variables; docs/live.md lists them all. Nothing was run.',
  );
}
