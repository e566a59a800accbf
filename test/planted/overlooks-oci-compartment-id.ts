import { overlooks } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'overlooks-oci-compartment-id',
  sin: 'Does not know OCI_COMPARTMENT_ID.',
  provider: overlooks('OCI_COMPARTMENT_ID'),
} satisfies PlantedBug;
