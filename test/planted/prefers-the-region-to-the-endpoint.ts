import { sees } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'prefers-the-region-to-the-endpoint',
  sin: 'Calls the endpoint of a variable only where no variable names a region.',
  provider: sees(({ OCI_ENDPOINT: endpoint, ...variables }) =>
    endpoint === undefined || variables.OCI_REGION !== undefined
      ? variables
      : { ...variables, OCI_ENDPOINT: endpoint },
  ),
} satisfies PlantedBug;
