import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-takes-either-compartment-header',
  sin: 'The older header says the compartment, too.',
  wrap: (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const headers = received.headers.map(
        ([name, value]) =>
          [name.toLowerCase() === 'compartmentid' ? 'opc-compartment-id' : name, value] as const,
      );
      const other = route?.operation === 'responses.create' ? { ...received, headers } : received;
      return stages.admit(other, tenancy, route);
    },
  }),
} satisfies PlantedBug;
