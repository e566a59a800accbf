import type { PlantedBug } from './planted.js';

export default {
  name: 'insists-on-refused-streams',
  sin: 'Asks three times for a stream that was refused.',
  provider: (reference) => ({
    ...reference,
    async run(call, access, signal) {
      const report = await reference.run(call, access, signal);
      const refused = report.outcome.error?.status === 400;
      if (!refused || call.operation !== 'chat' || !call.stream || call.options?.retries)
        return report;
      await reference.run(call, access, signal);
      return reference.run(call, access, signal);
    },
  }),
} satisfies PlantedBug;
