/** Settings of a live service, from the environment and the profile it names. */
import { existsSync } from 'node:fs';
import { ConformError } from '../errors.js';
import {
  type Environment,
  orList,
  profileName,
  resolveService,
  type ServiceOptions,
} from './environment.js';
import { readProfile } from './profile.js';
import type { ServiceSettings } from './settings.js';

/**
 * Reads all that a service target needs.
 *
 * @throws ConformError `OCIC_NOT_CONFIGURED`, saying what to set; `OCIC_BAD_CREDENTIALS` when the
 *   profile cannot sign
 */
export async function readServiceSettings(
  env: Environment,
  options: ServiceOptions,
): Promise<ServiceSettings> {
  const where = profileName(env, options);
  const found = existsSync(where.configFile);
  // What is missing is said at once, so the profile is read only when there is one.
  const profile = found ? await readProfile(where) : undefined;
  const resolution = resolveService(env, options, profile?.region);
  const missing = [
    ...(found ? [] : [`No config file at ${where.configFile}: set ${orList('configFile')}.`]),
    ...(resolution.ok ? [] : resolution.missing),
  ];
  if (!resolution.ok || profile === undefined) throw notConfigured(missing);
  const { models, ...names } = resolution.names;
  return {
    kind: options.target === undefined ? 'live' : 'url',
    access: { ...names, ...where, tenancyId: profile.tenancy },
    models,
  };
}

function notConfigured(missing: readonly string[]): ConformError {
  return new ConformError(
    'OCIC_NOT_CONFIGURED',
    `The live service is not configured. ${missing.join(' ')}`,
    'Set these variables; docs/live.md lists them all. Nothing was run.',
  );
}
