import { inTenancy } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-needs-no-project',
  sin: 'Any model is served without a project.',
  wrap: inTenancy((tenancy) => ({
    ...tenancy,
    switches: { ...tenancy.switches, project: 'not-demanded' },
  })),
} satisfies PlantedBug;
