/** Where the files of a tenancy's credentials stand. */
import { join } from 'node:path';

/** A file with a credential. */
export type CredentialFile =
  | 'apiKey'
  | 'encryptedKey'
  | 'sessionKey'
  | 'authority'
  | 'sessionToken'
  | 'resourceToken'
  | 'delegationToken'
  | 'serviceAccountToken';

/** The path of each. */
export type CredentialPaths = Readonly<Record<CredentialFile | 'config', string>>;

/**
 * The files of a tenancy in the mock's own folder. Keys are those of all tenancies; the rest is a file each
 * and no folder, since hundreds of tenancies come and go in a run.
 */
export function pathsInMock(folder: string, tenancyId: string): CredentialPaths {
  const own = (name: string) => join(folder, `${name}-${tenancyId.slice(-12)}`);
  return {
    config: own('config'),
    apiKey: join(folder, 'key.pem'),
    encryptedKey: join(folder, 'encrypted-key.pem'),
    sessionKey: join(folder, 'session-key.pem'),
    authority: join(folder, 'ca.pem'),
    sessionToken: own('session-token'),
    resourceToken: own('rpst'),
    delegationToken: own('delegation-token'),
    serviceAccountToken: own('service-account-token'),
  };
}

/** The same in a home folder, below `.oci`, named as Oracle's CLI names what it has a name for. */
export function pathsInHome(home: string): CredentialPaths {
  const own = (...names: string[]) => join(home, '.oci', ...names);
  return {
    config: own('config'),
    apiKey: own('oci_api_key.pem'),
    encryptedKey: own('oci_api_key_encrypted.pem'),
    sessionKey: own('sessions', 'session_token', 'oci_api_key.pem'),
    authority: own('ca.pem'),
    sessionToken: own('sessions', 'session_token', 'token'),
    resourceToken: own('resource-principal', 'rpst'),
    delegationToken: own('delegation_token'),
    serviceAccountToken: own('service-account', 'token'),
  };
}
