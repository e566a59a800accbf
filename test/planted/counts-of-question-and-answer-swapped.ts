import type { PlantedBug } from './planted.js';

export default {
  name: 'counts-of-question-and-answer-swapped',
  sin: 'promptTokens is the number of tokens of the answer, and the other way round.',
  wrap: (stages) => ({
    ...stages,
    choose: (understood, tenancy) => {
      const reply = stages.choose(understood, tenancy);
      if (!('turn' in reply) || reply.origin !== 'family') return reply;
      const { promptTokens = 0, completionTokens = 0, totalTokens = 0 } = reply.turn.usage ?? {};
      const usage = {
        promptTokens: completionTokens,
        completionTokens: promptTokens,
        totalTokens,
      };
      return { ...reply, turn: { ...reply.turn, usage } };
    },
  }),
} satisfies PlantedBug;
