import { finds } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'prefers-profiles-of-variables',
  sin: 'Takes the profile of a variable though it was told another.',
  provider: finds(({ told = {}, ...call }) => {
    const { profile, ...rest } = told;
    const { OCI_CONFIG_PROFILE: named } = call.environment ?? {};
    return {
      ...call,
      told: named === undefined || profile === undefined ? told : { ...rest, profile: named },
    };
  }),
} satisfies PlantedBug;
