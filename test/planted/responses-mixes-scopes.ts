import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-mixes-scopes',
  sin: 'A conversation store and a project share what is kept.',
  wrap: (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const inStore = received.headers.some(([name]) => name === 'opc-conversation-store-id');
      const headers = received.headers.filter(([name]) => name.toLowerCase() !== 'openai-project');
      const project = ['openai-project', tenancy.projectId] as const;
      const shared = inStore ? { ...received, headers: [...headers, project] } : received;
      return stages.admit(shared, tenancy, route);
    },
  }),
} satisfies PlantedBug;
