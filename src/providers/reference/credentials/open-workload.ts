/** Oracle's provider of a workload's token, with session keys that come from elsewhere. */
import { readFileSync } from 'node:fs';
import { OkeWorkloadIdentityAuthenticationDetailsProvider as Provider } from 'oci-common';
import federation from 'oci-common/lib/auth/X509-federation-client-for-oke-workload-identity.js';
import { type HandedKeys, handedKeys } from './session-keys.js';

/** A provider and where it has its keys from. */
export interface Workload {
  readonly workload: Provider;
  readonly keys: HandedKeys;
}

/**
 * Puts provider and federation client together as Oracle's builder does (npm oci-common 2.139.1,
 * lib/auth/oke-workload-identity-authentication-details-provider.js). The builder of an instance principal takes a
 * supplier of session keys; this one takes none, and Oracle's own supplier stands still for each key, some 160 ms, and
 * makes two for the first token.
 *
 * @param authority a PEM file with the cluster's authority
 * @param token the file of the service account's token
 * @throws Error where a variable or a file is missing
 */
export function openWorkload(authority: string, token: string): Workload {
  const [host, port] = variables.map(demand);
  const url = `https://${host}:${port}/resourcePrincipalSessionTokens`;
  const keys = handedKeys();
  const client = new federation.default(url, read(token), read(authority), keys);
  return { workload: new Provider(client, keys), keys };
}

const variables = [
  Provider.KUBERNETES_SERVICE_HOST_ENV_VAR_NAME,
  Provider.KUBERNETES_SERVICE_PORT_PROXYMUX_ENV_VAR_NAME,
] as const;

function demand(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The variable ${name} is missing.`);
  return value;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`Failed to read ${file}.`);
  }
}
