import { overlooks } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'overlooks-oci-endpoint',
  sin: 'Does not know OCI_ENDPOINT.',
  provider: overlooks('OCI_ENDPOINT'),
} satisfies PlantedBug;
