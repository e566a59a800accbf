import type { Received } from '../../src/mock/stages.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'refusals-lack-a-request-id',
  sin: 'The answer to a refused signature has no opc-request-id.',
  wrap: (stages) => {
    const refused = new WeakSet<Received>();
    return {
      ...stages,
      identify(received) {
        const identity = stages.identify(received);
        if (!identity.ok) refused.add(received);
        return identity;
      },
      dispatch(answer, received) {
        const sent = stages.dispatch(answer, received);
        if (!refused.has(received)) return sent;
        const headers = { ...sent.delivery?.headers, 'opc-request-id': null };
        return { ...sent, delivery: { ...sent.delivery, headers } };
      },
    };
  },
} satisfies PlantedBug;
