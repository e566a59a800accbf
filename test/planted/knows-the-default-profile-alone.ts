import { finds } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'knows-the-default-profile-alone',
  sin: 'Calls with the profile DEFAULT, whichever it is told.',
  provider: finds(({ told: { profile: _, ...told } = {}, ...call }) => ({ ...call, told })),
} satisfies PlantedBug;
