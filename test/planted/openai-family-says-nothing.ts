import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-family-says-nothing',
  sin: 'On the OpenAI transports a model that nobody gave words has none of its own.',
  wrap: (stages) => ({
    ...stages,
    choose(understood, tenancy) {
      const chosen = stages.choose(understood, tenancy);
      return understood.transport !== 'sdk' && chosen.origin === 'family' && 'turn' in chosen
        ? { ...chosen, turn: { ...chosen.turn, text: '' } }
        : chosen;
    },
  }),
} satisfies PlantedBug;
