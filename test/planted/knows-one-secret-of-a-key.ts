import { valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'knows-one-secret-of-a-key',
  sin: 'Of the two secrets of an API key the first alone is taken.',
  wrap: (stages) => ({
    ...stages,
    identify(received) {
      const identity = stages.identify(received);
      if (!identity.ok || identity.auth !== 'genai_api_key') return identity;
      const [first = ''] = identity.tenancy.apiKeys.keys();
      if (valuesOf(received, 'authorization').some((value) => value.endsWith(first))) {
        return identity;
      }
      const { tenancy } = identity;
      const summary = 'No Generative AI API key has this secret.';
      return {
        ok: false,
        tenancy,
        problem: 'bearer-key-unknown',
        error: { status: 401, message: summary },
        diagnosis: { problem: 'bearer-key-unknown', summary, remedy: 'None.', lines: [] },
      };
    },
  }),
} satisfies PlantedBug;
