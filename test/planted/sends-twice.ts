import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-twice',
  sin: 'A chat that was answered is sent again.',
  provider: (reference) => ({
    ...reference,
    async run(call, access, signal) {
      const report = await reference.run(call, access, signal);
      if (report.outcome.turn !== undefined) await reference.run(call, access, signal);
      return report;
    },
  }),
} satisfies PlantedBug;
