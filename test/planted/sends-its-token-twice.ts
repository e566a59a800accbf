import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-its-token-twice',
  sin: 'The token stands in a header of its own as well.',
  sending: {
    async credential(access, open) {
      const credential = await open(access);
      return {
        ...credential,
        async sign(request, excludeBody) {
          const edition = await credential.sign(request, excludeBody);
          const token = /ST\$([^"]+)/.exec(request.headers.get('authorization') ?? '')?.[1];
          if (token !== undefined) request.headers.set('x-security-token', token);
          return edition;
        },
      };
    },
  },
} satisfies PlantedBug;
