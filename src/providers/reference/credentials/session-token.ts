/** `session_token`: what a user gets by signing in, in a file that `oci session` writes and renews. */
import { SessionAuthDetailProvider } from 'oci-common';
import type { Access } from '../../../protocol/access.js';
import { hostOf } from '../../../protocol/hosts.js';
import type { Aparts } from './apart.js';
import type { Source } from './credential.js';
import type { Means } from './open.js';
import { buildLocally } from './problems.js';
import { quietly } from './quiet.js';

const remedy = 'Check security_token_file and key_file of the profile, or sign in again.';

/**
 * Signs with the profile's token. When a request is refused, the file is read again: `oci session refresh`,
 * or a long job's keeper, may have rewritten it meanwhile (oracle/oci-cli #998). If it has not, Oracle's
 * provider is told to refresh the token.
 *
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when the profile cannot sign, or has no token
 */
export async function sessionToken(
  access: Access,
  { readProfile, aparts }: Means,
): Promise<Source> {
  const read = async () => {
    // A wrong passphrase is found out here, before Oracle's signer sees the key.
    await readProfile(access);
    return buildLocally('session_token', remedy, () => openSession(access));
  };
  let held = await read();
  let inFile = held.sessionToken;
  return {
    auth: 'session_token',
    open: async () => held,
    async renew() {
      const fresh = await read();
      if (fresh.sessionToken === inFile) {
        // What was refreshed before stays in memory: Oracle's provider does not write the file.
        fresh.sessionToken = await refreshed(access, held, aparts);
      } else {
        inFile = fresh.sessionToken;
      }
      held = fresh;
      return fresh;
    },
  };
}

function openSession({ configFile, profile }: Access): SessionAuthDetailProvider {
  const session = quietly(() => new SessionAuthDetailProvider(configFile, profile));
  if (session.sessionToken) return session;
  throw new Error(`profile ${profile} of ${configFile} has no security_token_file`);
}

/**
 * A token in the place of the one that is held, by Oracle's provider. It asks `https://auth.<region>.…` wherever
 * the service is that is called: where that is a mock, a process apart asks, whose connections are turned to
 * it. Any other service that is not Oracle's has no way in, and its tokens are not shown to Oracle.
 */
async function refreshed(
  { endpoint, tlsEndpoint, caFile, configFile, profile }: Access,
  held: SessionAuthDetailProvider,
  aparts: Aparts,
): Promise<string> {
  const { sessionToken: token = '' } = held;
  if (tlsEndpoint !== undefined && caFile !== undefined) {
    const turnedTo = { plain: endpoint, tls: tlsEndpoint };
    const apart = aparts.in({ authority: caFile, turnedTo });
    const answer = await apart.ask({ task: 'session', configFile, profile, token });
    if (answer.token !== undefined) return answer.token;
  }
  if (hostOf(new URL(endpoint).hostname) !== undefined) return held.refreshSessionToken();
  throw new Error('the file holds no newer token');
}
