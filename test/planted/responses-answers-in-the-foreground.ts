import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-answers-in-the-foreground',
  sin: 'A turn in the background is waited for.',
  wrap: (stages) => ({
    ...stages,
    keep: (understood, answer, tenancy) =>
      stages.keep(
        { ...understood, body: { ...understood.body, background: false } },
        answer,
        tenancy,
      ),
  }),
} satisfies PlantedBug;
