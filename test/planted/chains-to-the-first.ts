import { goesOn } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'chains-to-the-first',
  sin: 'Each turn of a chain goes on from the first answer, whatever came since.',
  provider: (reference) => ({
    ...reference,
    run(call, access, signal, occasion) {
      let first: string | undefined;
      const asked = goesOn((turn) => {
        first ??= turn.state?.previousResponse;
        if (first === undefined) return turn;
        return { ...turn, state: { ...turn.state, previousResponse: first } };
      });
      return asked(reference).run(call, access, signal, occasion);
    },
  }),
} satisfies PlantedBug;
