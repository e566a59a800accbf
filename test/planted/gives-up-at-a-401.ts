import type { PlantedBug } from './planted.js';

export default {
  name: 'gives-up-at-a-401',
  sin: 'A refused token is not renewed.',
  sending: {
    send: async (request, _credential, attempt) => (await attempt(request)).response,
  },
} satisfies PlantedBug;
