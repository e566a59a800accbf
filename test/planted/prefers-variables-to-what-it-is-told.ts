import { finds } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'prefers-variables-to-what-it-is-told',
  sin: 'Takes the compartment of a variable though it was told another.',
  provider: finds(({ told = {}, ...call }) => {
    const { compartmentId, ...rest } = told;
    const named = call.environment?.OCI_COMPARTMENT_ID !== undefined;
    return { ...call, told: named ? rest : told };
  }),
} satisfies PlantedBug;
