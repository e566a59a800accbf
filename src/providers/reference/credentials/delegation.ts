/** A delegation token beside a principal's: Cloud Shell's way to call for a user. */
import {
  type AuthenticationDetailsProvider,
  ConfigFileAuthenticationDetailsProvider,
  ConfigFileReader,
} from 'oci-common';
import type { Access } from '../../../protocol/access.js';
import type { Source } from './credential.js';
import { buildLocally } from './problems.js';
import { quietly } from './quiet.js';

/**
 * Sends and signs the delegation token of the access's profile with each request, where it names one.
 *
 * Oracle's SDK reads such a profile, and then asks the metadata service at its fixed address;
 * `setProvider` gives it the principal instead (npm oci-common 2.139.1,
 * lib/auth/helpers/delegate-auth-provider.js).
 */
export function delegating(access: Access, principal: Source): Source {
  if (!delegates(access)) return principal;
  const beside = async (
    make: () => Promise<AuthenticationDetailsProvider>,
  ): Promise<AuthenticationDetailsProvider> => {
    const shell = buildLocally(
      principal.auth,
      'Check delegation_token_file of the profile.',
      () => new ConfigFileAuthenticationDetailsProvider(access.configFile, access.profile),
    );
    shell.setProvider(await make());
    return shell;
  };
  const { renew } = principal;
  return {
    ...principal,
    open: () => beside(principal.open),
    ...(renew === undefined ? {} : { renew: () => beside(renew) }),
  };
}

/** An instance needs no config file, so that there is none says nothing. */
function delegates({ configFile, profile }: Access): boolean {
  try {
    const file = quietly(() => ConfigFileReader.parseFileFromPath(configFile, profile));
    return Boolean(file.get('delegation_token_file'));
  } catch {
    return false;
  }
}
