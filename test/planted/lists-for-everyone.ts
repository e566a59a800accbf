import type { PlantedBug } from './planted.js';

export default {
  name: 'lists-for-everyone',
  sin: 'Lists all models to any caller, in any compartment.',
  wrap: (stages) => ({
    ...stages,
    manage: (received, tenancy) =>
      stages.manage(
        {
          ...received,
          target: received.target.replace(
            /(?<=compartmentId=)[^&]+/,
            encodeURIComponent(tenancy.compartmentId),
          ),
        },
        { ...tenancy, switches: {} },
      ),
  }),
} satisfies PlantedBug;
