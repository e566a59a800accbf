import type { PlantedBug } from './planted.js';

export default {
  name: 'cannot-tell-tokens-apart',
  sin: 'The journal does not say which token a request was signed with.',
  wrap: (stages) => ({
    ...stages,
    identify(received) {
      const identity = stages.identify(received);
      if (!identity.ok) return identity;
      const { token: _, ...same } = identity;
      return same;
    },
  }),
} satisfies PlantedBug;
