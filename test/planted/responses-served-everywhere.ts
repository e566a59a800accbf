import { inTenancy } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-served-everywhere',
  sin: 'Responses is served where it is not.',
  wrap: inTenancy((tenancy) =>
    tenancy.switches.withoutResponses
      ? { ...tenancy, switches: { ...tenancy.switches, withoutResponses: false } }
      : tenancy,
  ),
} satisfies PlantedBug;
