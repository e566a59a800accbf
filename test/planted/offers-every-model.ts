import type { PlantedBug } from './planted.js';

export default {
  name: 'offers-every-model',
  sin: 'Chats with models that are not on offer to the tenancy.',
  wrap: (stages) => ({
    ...stages,
    admit: (received, tenancy, route) => {
      const { models: _offer, ...switches } = tenancy.switches;
      return stages.admit(received, { ...tenancy, switches }, route);
    },
  }),
} satisfies PlantedBug;
