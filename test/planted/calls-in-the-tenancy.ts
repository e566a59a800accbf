import type { PlantedBug } from './planted.js';

export default {
  name: 'calls-in-the-tenancy',
  sin: 'Calls in the root compartment instead of the one that was given.',
  provider: (reference) => ({
    ...reference,
    run: (call, access, signal) =>
      reference.run(call, { ...access, compartmentId: access.tenancyId }, signal),
  }),
} satisfies PlantedBug;
