import { onRefusal, parameterOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'journal-keeps-the-signature',
  sin: "The journal's diagnosis repeats the signature.",
  wrap: onRefusal(({ diagnosis, ...refused }, received) => ({
    ...refused,
    diagnosis: {
      ...diagnosis,
      summary: `${diagnosis.summary} ${parameterOf(received, 'signature')}`,
    },
  })),
} satisfies PlantedBug;
