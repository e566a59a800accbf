import { isEndpoint } from '../../src/protocol/models.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'insists-on-refused-streams',
  sin: 'Asks a dedicated endpoint three times for the stream that it refused.',
  provider: (reference) => ({
    ...reference,
    async run(call, access, signal) {
      const report = await reference.run(call, access, signal);
      const streams = call.operation === 'chat' && call.stream && isEndpoint(call.model);
      if (!streams || report.outcome.error?.status !== 400) return report;
      await reference.run(call, access, signal);
      return reference.run(call, access, signal);
    },
  }),
} satisfies PlantedBug;
