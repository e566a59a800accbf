import { onRefusal } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'marks-no-line',
  sin: 'The diagnosis marks no line.',
  wrap: onRefusal(({ diagnosis, ...refused }) => ({
    ...refused,
    diagnosis: { ...diagnosis, lines: diagnosis.lines.map(({ first: _, ...line }) => line) },
  })),
} satisfies PlantedBug;
