import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-keeps-what-is-not-stored',
  sin: 'What is not to be stored is stored.',
  wrap: (stages) => ({
    ...stages,
    keep(understood, answer, tenancy) {
      const { openai } = understood;
      if (openai?.echo === undefined || tenancy.switches.zeroDataRetention) {
        return stages.keep(understood, answer, tenancy);
      }
      const stored = { ...openai, echo: { ...openai.echo, store: true } };
      return stages.keep({ ...understood, openai: stored }, answer, tenancy);
    },
  }),
} satisfies PlantedBug;
