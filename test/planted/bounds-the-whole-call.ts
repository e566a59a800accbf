import { reports } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'bounds-the-whole-call',
  sin: 'Takes a timeout for the time that a call may last in all.',
  provider: reports((report, call) => {
    const { steps = [] } = report.outcome;
    const asked = call.operation === 'life' ? call.steps.at(-1)?.call : undefined;
    const timeout = asked?.operation === 'chat' ? asked.timeout : undefined;
    const times = report.events.map(({ at }) => at);
    const lasted = Math.max(0, ...times) - Math.min(...times);
    if (timeout === undefined || lasted <= timeout || steps.at(-1)?.error) return report;
    const error = { message: 'timed out' };
    return { ...report, outcome: { error, steps: [...steps.slice(0, -1), { error }] } };
  }),
} satisfies PlantedBug;
