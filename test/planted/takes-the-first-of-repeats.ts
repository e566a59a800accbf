import { misreading } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

function withoutRepeats(value: string): string {
  const seen = new Set<string>();
  return value
    .split(',')
    .filter((parameter) => {
      const name = parameter.replace(/=.*/, '').replace('Signature ', '');
      const repeated = seen.has(name);
      seen.add(name);
      return !repeated;
    })
    .join(',');
}

export default {
  name: 'takes-the-first-of-repeats',
  sin: 'Of a repeated parameter or Date the first is taken.',
  wrap: misreading((received) => {
    const seen = new Set<string>();
    const headers = received.headers.filter(([name]) => {
      const repeated = name === 'date' && seen.has(name);
      seen.add(name);
      return !repeated;
    });
    return {
      ...received,
      headers: headers.map(([name, value]) =>
        name === 'authorization' ? [name, withoutRepeats(value)] : [name, value],
      ),
    };
  }),
} satisfies PlantedBug;
