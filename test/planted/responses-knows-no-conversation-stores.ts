import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-knows-no-conversation-stores',
  sin: 'A conversation store does not do in place of a project.',
  wrap: (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const headers = received.headers.filter(([name]) => name !== 'opc-conversation-store-id');
      return stages.admit({ ...received, headers }, tenancy, route);
    },
  }),
} satisfies PlantedBug;
