import { reports } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ends-again-at-usage',
  sin: 'A frame of token counts is a second end.',
  provider: reports((report, call) => {
    const streamed = call.operation === 'chat' && call.stream && call.apiFormat === 'GENERIC';
    const end = report.events.at(-1);
    return streamed && end !== undefined && report.outcome.turn?.usage !== undefined
      ? { ...report, events: [...report.events, end] }
      : report;
  }),
} satisfies PlantedBug;
