import { inTenancy } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-answers-without-rights',
  sin: 'Rights are not asked for.',
  wrap: inTenancy((tenancy) =>
    tenancy.switches.rightsMissing
      ? { ...tenancy, switches: { ...tenancy.switches, rightsMissing: false } }
      : tenancy,
  ),
} satisfies PlantedBug;
