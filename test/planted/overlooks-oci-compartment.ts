import { overlooks } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'overlooks-oci-compartment',
  sin: 'Does not know OCI_COMPARTMENT.',
  provider: overlooks('OCI_COMPARTMENT'),
} satisfies PlantedBug;
