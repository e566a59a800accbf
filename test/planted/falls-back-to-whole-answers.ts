import { mayTryAgain } from '../support/retry-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'falls-back-to-whole-answers',
  sin: 'Asks for a whole answer, without a word, where a native stream was refused.',
  provider: (reference) => ({
    ...reference,
    async run(call, access, signal) {
      const report = await reference.run(call, access, signal);
      const native = call.operation === 'chat' && call.stream && call.apiFormat === 'GENERIC';
      if (!native || mayTryAgain(call) || report.outcome.error?.status !== 400) return report;
      return reference.run({ ...call, stream: false }, access, signal);
    },
  }),
} satisfies PlantedBug;
