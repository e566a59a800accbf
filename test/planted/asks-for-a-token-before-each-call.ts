import type { PlantedBug } from './planted.js';

export default {
  name: 'asks-for-a-token-before-each-call',
  sin: 'Every call gets a token of its own.',
  sending: {
    credential: async (access, open) => ({
      ...(await open(access)),
      sign: async (request, excludeBody) => (await open(access)).sign(request, excludeBody),
      renew: async () => {},
    }),
  },
} satisfies PlantedBug;
