import { finds } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'makes-up-a-compartment',
  sin: 'Calls in the tenancy itself where nobody names a compartment.',
  provider: finds(({ told = {}, ...call }) => ({
    ...call,
    told: call.environment === undefined ? { compartmentId: '{tenancy}', ...told } : told,
  })),
} satisfies PlantedBug;
