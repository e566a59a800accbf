import { reports } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-request-ids',
  sin: 'The opc-request-id of an answer is not shown.',
  provider: reports(({ outcome, ...report }) => {
    const { requestId: _, ...rest } = outcome;
    const answered = outcome.turn !== undefined && outcome.error === undefined;
    return { ...report, outcome: answered ? rest : outcome };
  }),
} satisfies PlantedBug;
