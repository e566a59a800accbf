/** The flags that name a service, for every command that can call one. */
import { homedir } from 'node:os';
import type { Environment, ServiceOptions } from '../targets/environment.js';
import { readServiceSettings } from '../targets/service-settings.js';
import type { ServiceSettings } from '../targets/settings.js';

/** What the options give, by the names that commander makes of them. */
export type ServiceFlags = Omit<ServiceOptions, 'home'>;

/**
 * The service that flags and environment name.
 *
 * @throws ConformError `OCIC_NOT_CONFIGURED` where they name none, and for what cannot be used
 */
export function serviceNamed(flags: ServiceFlags, env: Environment): Promise<ServiceSettings> {
  const { target, endpoint, region, configFile, profile, compartment, model } = flags;
  return readServiceSettings(env, {
    home: homedir(),
    ...(target === undefined ? {} : { target }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(configFile === undefined ? {} : { configFile }),
    ...(profile === undefined ? {} : { profile }),
    ...(compartment === undefined ? {} : { compartment }),
    ...(model === undefined ? {} : { model }),
  });
}
