import { without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-leaves-conversations-alone',
  sin: 'Turns do not join their conversation.',
  wrap: (stages) => ({
    ...stages,
    keep: (understood, answer, tenancy) =>
      stages.keep(
        { ...understood, body: without(understood.body, 'conversation') },
        answer,
        tenancy,
      ),
  }),
} satisfies PlantedBug;
