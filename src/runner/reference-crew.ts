/** The kit's own providers and its probe, which share their credentials. */
import type { MakeKey } from '../keys/rsa-key.js';
import { createCredentials } from '../providers/reference/credentials/open.js';
import { createOpenAiProvider } from '../providers/reference/openai.js';
import { createProbe } from '../providers/reference/probe.js';
import { withRoutes } from '../providers/reference/routing.js';
import { createSdkProvider } from '../providers/reference/sdk.js';
import type { Crew } from './crew.js';

/** Makes them. Loading Oracle's SDK takes its time. */
export function openReferences(makeKey?: MakeKey): Crew {
  const credentials = createCredentials(makeKey);
  const sdk = createSdkProvider({}, {}, credentials);
  const openai = withRoutes(createOpenAiProvider({}, {}, credentials), sdk);
  return {
    providers: [sdk, openai],
    probe: createProbe(Date.now, credentials),
    close: async () => credentials.close(),
  };
}
