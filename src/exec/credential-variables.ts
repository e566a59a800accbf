/** Oracle's variables of all auth modes together, for a program of which it is not known which it will use. */
import type { Access } from '../protocol/access.js';
import type { AuthMode } from '../protocol/call.js';
import { resourcePrincipalVariables } from './resource-principals.js';

/**
 * The variables of the modes' accesses, and those of the other versions of resource principals.
 *
 * @param resourceToken the text of the resource's session token
 */
export function credentialVariables(
  accesses: ReadonlyMap<AuthMode, Access>,
  { endpoint, region, tenancyId }: Access,
  resourceToken: string,
): Readonly<Record<string, string>> {
  const credentials: Readonly<Record<string, string>> = Object.assign(
    {},
    ...[...accesses.values()].map(({ environment }) => environment),
  );
  const { OCI_RESOURCE_PRINCIPAL_RPST: tokenFile, OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: keyFile } =
    credentials;
  if (tokenFile === undefined || keyFile === undefined) return credentials;
  const others = resourcePrincipalVariables({
    origin: endpoint,
    token: resourceToken,
    tokenFile,
    keyFile,
    region,
    tenancyId,
  });
  return { ...credentials, ...others };
}
