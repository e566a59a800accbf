import { misreading } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-the-last-authorization',
  sin: 'Of two Authorization headers the last is taken.',
  wrap: misreading((received) => {
    const last = received.headers.findLastIndex(([name]) => name === 'authorization');
    return {
      ...received,
      headers: received.headers.filter(([name], at) => name !== 'authorization' || at === last),
    };
  }),
} satisfies PlantedBug;
