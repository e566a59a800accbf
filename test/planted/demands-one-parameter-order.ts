import { turnAway, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'demands-one-parameter-order',
  sin: 'Parameters are accepted in one order only.',
  wrap: turnAway((received) => {
    const [value = ''] = valuesOf(received, 'authorization');
    return !/version=.*keyId=.*algorithm=.*headers=.*signature=/.test(value);
  }),
} satisfies PlantedBug;
