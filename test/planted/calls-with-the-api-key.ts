import { signsWithTokens } from '../support/token-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'calls-with-the-api-key',
  sin: 'Signs with the API key of the config file, whatever the auth mode.',
  provider: (reference) => ({
    ...reference,
    run: (call, access, signal) =>
      reference.run(
        call,
        signsWithTokens(access) ? { ...access, auth: 'api_key', profile: 'api_key' } : access,
        signal,
      ),
  }),
} satisfies PlantedBug;
