import { turnAway, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'refuses-tokens-beside-a-date',
  sin: 'A token is taken beside an x-date only, as the TypeScript SDK signs it.',
  wrap: turnAway((received) => {
    const [authorization = ''] = valuesOf(received, 'authorization');
    return authorization.includes('ST$') && valuesOf(received, 'x-date').length === 0;
  }),
} satisfies PlantedBug;
