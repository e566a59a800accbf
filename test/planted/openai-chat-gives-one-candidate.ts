import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-gives-one-candidate',
  sin: 'n is not obeyed.',
  wrap: (stages) => ({
    ...stages,
    render(understood, reply) {
      const { candidates: _, ...options } = understood.call.options ?? {};
      return stages.render({ ...understood, call: { ...understood.call, options } }, reply);
    },
  }),
} satisfies PlantedBug;
