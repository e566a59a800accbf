import { overlooks } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'knows-no-variable-for-the-profile',
  sin: 'Does not know any variable for the profile.',
  provider: overlooks('OCI_PROFILE', 'OCI_CLI_PROFILE', 'OCI_CONFIG_PROFILE'),
} satisfies PlantedBug;
