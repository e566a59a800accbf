/** Ways to plant a fault in how a client has and keeps its token. */
import { DefaultRequestSigner } from 'oci-common';
import type { Access } from '../../src/protocol/access.js';
import type { Credential } from '../../src/providers/reference/credentials/credential.js';
import type { PlantedBug } from '../planted/planted.js';

/** Whether the mode of an access has a token. */
export const signsWithTokens = ({ auth = 'api_key' }: Access): boolean =>
  auth !== 'api_key' && auth !== 'genai_api_key';

/** A signer that keeps the key of now, whatever time it is. */
export async function frozen(credential: Credential): Promise<DefaultRequestSigner> {
  const { keyId, privateKey } = await credential.key();
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return new DefaultRequestSigner({
    getKeyId: async () => keyId,
    getPrivateKey: () => pem,
    getPassphrase: () => null,
  });
}

/** Puts the token of each signed request somewhere else as well. */
export const tellingTokens = (
  tell: (headers: Headers, token: string) => void,
): NonNullable<PlantedBug['sending']> => ({
  async credential(access, open) {
    const credential = await open(access);
    return {
      ...credential,
      async sign(request, excludeBody) {
        const edition = await credential.sign(request, excludeBody);
        const token = /ST\$([^"]+)/.exec(request.headers.get('authorization') ?? '')?.[1];
        if (token !== undefined) tell(request.headers, token);
        return edition;
      },
    };
  },
});
