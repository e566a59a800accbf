import { reports } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-request-ids',
  sin: 'The opc-request-id of a whole answer is not shown.',
  provider: reports(({ outcome, ...report }, call) => {
    const { requestId: _, ...rest } = outcome;
    const whole = call.operation === 'chat' && !call.stream && call.tools === undefined;
    const answered = whole && outcome.turn !== undefined && outcome.error === undefined;
    return { ...report, outcome: answered ? rest : outcome };
  }),
} satisfies PlantedBug;
