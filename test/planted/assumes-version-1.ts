import { misreadingAuthorization } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'assumes-version-1',
  sin: "The signature's version is not looked at.",
  wrap: misreadingAuthorization((value) =>
    value.replace(/,?version="[^"]*"/, '').replace(/^Signature ,?/, 'Signature version="1",'),
  ),
} satisfies PlantedBug;
