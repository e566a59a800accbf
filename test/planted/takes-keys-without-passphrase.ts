import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-keys-without-passphrase',
  sin: 'An encrypted key cannot be used.',
  provider: (reference) => ({
    ...reference,
    run(call, access, signal) {
      if (access.profile !== 'api_key_passphrase') return reference.run(call, access, signal);
      throw new Error('The key is encrypted.');
    },
  }),
} satisfies PlantedBug;
