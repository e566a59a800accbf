/** Who calls the OpenAI transports. */
import type { Profile } from '../../targets/profile.js';

/** What proves who calls: a profile that signs, or the secret of a Generative AI API key. */
export type Credential = { readonly profile: Profile } | { readonly apiKey: string };
