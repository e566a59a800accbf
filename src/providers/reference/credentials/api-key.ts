/** `api_key`: a user's key, named in a config file. */
import type { Access } from '../../../protocol/access.js';
import type { ProfileReader } from '../../../targets/profile.js';
import type { Source } from './credential.js';

/**
 * A refusal of an API key is final: there is no fresher one.
 *
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when the profile cannot sign
 */
export async function apiKey(access: Access, readProfile: ProfileReader): Promise<Source> {
  const { provider } = await readProfile(access);
  return { auth: 'api_key', silent: true, open: async () => provider };
}
