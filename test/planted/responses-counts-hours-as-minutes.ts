import { inTenancy } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-counts-hours-as-minutes',
  sin: 'What is to be kept for hours is kept for as many minutes.',
  wrap: inTenancy((tenancy) => {
    const { retentionHours } = tenancy.switches;
    return retentionHours === undefined
      ? tenancy
      : { ...tenancy, switches: { ...tenancy.switches, retentionHours: retentionHours / 60 } };
  }),
} satisfies PlantedBug;
