import type { PlantedBug } from './planted.js';

export default {
  name: 'overlooks-delegation-tokens',
  sin: 'Whoever signs may call for anybody: the delegation token is not looked at.',
  wrap: (stages) => ({
    ...stages,
    identify(received) {
      const identity = stages.identify(received);
      if (identity.ok) {
        const { delegated: _, ...own } = identity;
        return own;
      }
      const { tenancy, problem } = identity;
      return tenancy && problem === 'delegation-token-invalid' ? { ok: true, tenancy } : identity;
    },
  }),
} satisfies PlantedBug;
