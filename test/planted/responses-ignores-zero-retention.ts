import { inTenancy } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-ignores-zero-retention',
  sin: 'A tenancy that is to keep nothing keeps what it is told.',
  wrap: inTenancy((tenancy) =>
    tenancy.switches.zeroDataRetention
      ? { ...tenancy, switches: { ...tenancy.switches, zeroDataRetention: false } }
      : tenancy,
  ),
} satisfies PlantedBug;
