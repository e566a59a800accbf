import { inTenancy } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-keeps-for-thirty-days',
  sin: 'The retention of a project is not heeded.',
  wrap: inTenancy((tenancy) =>
    tenancy.switches.retentionHours === undefined
      ? tenancy
      : { ...tenancy, switches: { ...tenancy.switches, retentionHours: 720 } },
  ),
} satisfies PlantedBug;
