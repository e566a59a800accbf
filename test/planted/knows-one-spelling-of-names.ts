import { parameterOf, turnAway } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'knows-one-spelling-of-names',
  sin: "Names are known in the TypeScript SDK's spelling only.",
  wrap: turnAway((received) =>
    /[A-Z]/.test(parameterOf(received, 'headers').replace(/Content-(?:Type|Length)/g, '')),
  ),
} satisfies PlantedBug;
