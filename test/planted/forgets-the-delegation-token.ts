import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-the-delegation-token',
  sin: 'Of a profile with a delegation token the principal alone is used.',
  provider: (reference) => ({
    ...reference,
    run: (call, access, signal) =>
      reference.run(
        call,
        access.profile === 'delegation_token'
          ? { ...access, profile: 'instance_principal' }
          : access,
        signal,
      ),
  }),
} satisfies PlantedBug;
