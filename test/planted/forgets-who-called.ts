import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-who-called',
  sin: 'The journal does not say with which key a request was signed.',
  wrap: (stages) => ({
    ...stages,
    identify(received) {
      const identity = stages.identify(received);
      if (!identity.ok) return identity;
      const { auth: _, keyId: __, ...nameless } = identity;
      return nameless;
    },
  }),
} satisfies PlantedBug;
