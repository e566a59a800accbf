/** A delegation token beside a principal's: Cloud Shell's way to call for a user. */
import { readFileSync } from 'node:fs';
import { SimpleAuthenticationDetailsProvider } from 'oci-common';
import type { Access } from '../../../protocol/access.js';
import type { Source } from './credential.js';
import { buildLocally } from './problems.js';

/**
 * Sends and signs the access's delegation token with each request, where it has one.
 *
 * This is the provider that Oracle's SDK makes of a profile with `delegation_token_file`. Left to itself it
 * asks the metadata service at its fixed address; `setProvider` gives it the principal instead
 * (npm oci-common 2.139.1, lib/auth/helpers/delegate-auth-provider.js).
 */
export function delegating(access: Access, principal: Source): Source {
  const { delegationTokenFile: file, tenancyId } = access;
  if (file === undefined) return principal;
  const provider = async (make: Source['open']) => {
    const token = buildLocally(principal.auth, 'Check delegation_token_file of the profile.', () =>
      readFileSync(file, 'utf8').replace(/\n/g, ''),
    );
    const made = new SimpleAuthenticationDetailsProvider(
      tenancyId,
      '',
      '',
      '',
      '',
      undefined,
      principal.auth,
      token,
    );
    made.setProvider(await make());
    return made;
  };
  const { renew } = principal;
  return {
    ...principal,
    open: () => provider(principal.open),
    ...(renew === undefined ? {} : { renew: () => provider(renew) }),
  };
}
