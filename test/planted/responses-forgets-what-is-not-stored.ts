import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-forgets-what-is-not-stored',
  sin: 'What is not to be stored leaves no trace at all, not for a while and not in a conversation.',
  wrap: (stages) => ({
    ...stages,
    keep: (understood, answer, tenancy) =>
      understood.openai?.echo?.store === false ? answer : stages.keep(understood, answer, tenancy),
  }),
} satisfies PlantedBug;
