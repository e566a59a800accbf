import { finds } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'calls-its-own-default-region',
  sin: 'Calls one region, whatever variables and profile say.',
  provider: finds((call) => ({
    ...call,
    environment: { ...call.environment, OCI_REGION: 'us-phoenix-1' },
  })),
} satisfies PlantedBug;
