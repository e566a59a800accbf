import { onRefusal, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'echoes-the-authorization',
  sin: 'A refusal repeats the Authorization value.',
  wrap: onRefusal((refused, received) => {
    const [value = 'absent'] = valuesOf(received, 'authorization');
    const message = `${refused.error.message} Authorization: ${value}`;
    return { ...refused, error: { ...refused.error, message } };
  }),
} satisfies PlantedBug;
