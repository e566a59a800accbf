/** `session_token`: what a user gets by signing in, in a file that `oci session` writes and renews. */
import { SessionAuthDetailProvider } from 'oci-common';
import type { Access } from '../../../protocol/access.js';
import type { ProfileReader } from '../../../targets/profile.js';
import type { Source } from './credential.js';
import { buildLocally } from './problems.js';
import { quietly } from './quiet.js';

const remedy = 'Check security_token_file and key_file of the profile, or sign in again.';

/**
 * Signs with the profile's token. When a request is refused, the file is read again: `oci session refresh`,
 * or a long job's keeper, may have rewritten it meanwhile (oracle/oci-cli #998).
 *
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when the profile cannot sign, or has no token
 */
export async function sessionToken(access: Access, readProfile: ProfileReader): Promise<Source> {
  const read = async () => {
    // A wrong passphrase is found out here, before Oracle's signer sees the key.
    await readProfile(access);
    return buildLocally('session_token', remedy, () => {
      const made = quietly(() => new SessionAuthDetailProvider(access.configFile, access.profile));
      if (!made.sessionToken) {
        throw new Error(
          `profile ${access.profile} of ${access.configFile} has no security_token_file`,
        );
      }
      return made;
    });
  };
  let held = await read();
  return {
    auth: 'session_token',
    open: async () => held,
    async renew() {
      const fresh = await read();
      if (fresh.sessionToken === held.sessionToken)
        throw new Error('the file holds no newer token');
      held = fresh;
      return fresh;
    },
  };
}
