import { overlooks } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'overlooks-oci-region',
  sin: 'Does not know OCI_REGION.',
  provider: overlooks('OCI_REGION'),
} satisfies PlantedBug;
