/** From an access to the credential of its auth mode. */
import { type MakeKey, makeRsaKey } from '../../../keys/rsa-key.js';
import type { Access } from '../../../protocol/access.js';
import type { SigningMode } from '../../../protocol/call.js';
import { type ProfileReader, profileReader } from '../../../targets/profile.js';
import { type Aparts, openAparts } from './apart.js';
import { apiKey } from './api-key.js';
import { type Credential, createCredential, type Source } from './credential.js';
import { delegating } from './delegation.js';
import { instancePrincipal } from './instance-principal.js';
import { resourcePrincipal } from './resource-principal.js';
import { createKeyRow, type KeyRow } from './session-keys.js';
import { sessionToken } from './session-token.js';
import { workloadIdentity } from './workload-identity.js';

type Open = (access: Access, means: Means) => Promise<Source>;

/** What all credentials of a run have in common. */
export interface Means {
  readonly readProfile: ProfileReader;
  readonly aparts: Aparts;
  readonly keys: KeyRow;
}

const sources: Readonly<Record<SigningMode, Open>> = {
  api_key: (access, { readProfile }) => apiKey(access, readProfile),
  session_token: sessionToken,
  instance_principal: async (access, means) => delegating(access, instancePrincipal(access, means)),
  resource_principal: resourcePrincipal,
  oke_workload_identity: workloadIdentity,
};

/** Opens credentials, one after another; opens each key once, and a process apart where one is needed. */
export interface Credentials {
  /**
   * Opens the credential of the access's auth mode (`api_key` where it names none), by Oracle's own provider
   * for that mode, unmodified.
   *
   * @throws ConformError `OCIC_BAD_CREDENTIALS` when files or variables cannot be used. What the network
   *   refuses shows when the first request is signed.
   */
  open(access: Access): Promise<Credential>;
  readonly readProfile: ProfileReader;
  readonly aparts: Aparts;
  close(): void;
}

/**
 * Makes {@link Credentials}; providers and probe of a run may share them.
 *
 * @param makeKey for the keys of sessions
 */
export function createCredentials(makeKey: MakeKey = makeRsaKey): Credentials {
  const readProfile = profileReader();
  const aparts = openAparts();
  const keys = createKeyRow(makeKey);
  return {
    async open(access) {
      const { auth = 'api_key' } = access;
      if (auth === 'genai_api_key') throw new Error('A Generative AI API key signs nothing.');
      return createCredential(await sources[auth](access, { readProfile, aparts, keys }));
    },
    readProfile,
    aparts,
    close: aparts.close,
  };
}
