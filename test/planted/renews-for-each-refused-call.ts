import type { PlantedBug } from './planted.js';

export default {
  name: 'renews-for-each-refused-call',
  sin: 'Calls that were refused together get a token each.',
  sending: {
    async credential(access, open) {
      let current = await open(access);
      return {
        ...current,
        sign: (request, excludeBody) => current.sign(request, excludeBody),
        async renew() {
          const fresh = await open(access);
          await fresh.key();
          current = fresh;
        },
      };
    },
  },
} satisfies PlantedBug;
