/** `resource_principal`: a token that the host of a function or a job writes for it. */

import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { ResourcePrincipalAuthenticationDetailsProvider as Provider } from 'oci-common';
import type { Access } from '../../../protocol/access.js';
import { openKey } from '../../../targets/profile.js';
import type { Source } from './credential.js';
import { buildLocally } from './problems.js';
import { variablesOf, withVariables } from './variables.js';

const remedy =
  'Check OCI_RESOURCE_PRINCIPAL_VERSION (2.2), _RPST, _PRIVATE_PEM and _REGION: Oracle’s TypeScript SDK knows no other version.';

/**
 * Reads `OCI_RESOURCE_PRINCIPAL_*`. Files are read again when a request is refused; a token that stands in
 * the variable itself stays what it is.
 *
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when the variables or the files cannot be used
 */
export async function resourcePrincipal(access: Access): Promise<Source> {
  const build = () =>
    buildLocally('resource_principal', remedy, () => {
      demandKey(access);
      return withVariables(access, () => Provider.builder());
    });
  const provider = build();
  const { OCI_RESOURCE_PRINCIPAL_RPST: token = '' } = variablesOf(access);
  return {
    auth: 'resource_principal',
    open: async () => provider,
    ...(isAbsolute(token)
      ? {
          async renew() {
            await provider.refresh();
            return provider;
          },
        }
      : {}),
  };
}

/** Handed a wrong passphrase, the SDK's reader of keys ends the process from a later tick. */
function demandKey(access: Access): void {
  const variables = variablesOf(access);
  const {
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: key,
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE: phrase,
  } = variables;
  if (!key || !phrase) return;
  openKey(contentOf(key), contentOf(phrase), { whose: 'of the resource principal', remedy });
}

const contentOf = (value: string) => (isAbsolute(value) ? readFileSync(value, 'utf8') : value);
