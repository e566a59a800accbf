import type { PlantedBug } from './planted.js';

export default {
  name: 'names-its-token-as-its-agent',
  sin: 'The token stands in the user agent as well.',
  sending: {
    async credential(access, open) {
      const credential = await open(access);
      return {
        ...credential,
        async sign(request, excludeBody) {
          const edition = await credential.sign(request, excludeBody);
          const token = /ST\$([^"]+)/.exec(request.headers.get('authorization') ?? '')?.[1];
          if (token !== undefined) request.headers.set('user-agent', `client/1 ${token}`);
          return edition;
        },
      };
    },
  },
} satisfies PlantedBug;
