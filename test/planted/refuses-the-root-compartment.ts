import { textOf } from '../../src/protocol/json.js';
import { refuse } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'refuses-the-root-compartment',
  sin: "Does not take a tenancy's OCID for that of its root compartment.",
  wrap: refuse((body) => textOf(body.compartmentId).startsWith('ocid1.tenancy.')),
} satisfies PlantedBug;
