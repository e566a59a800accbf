import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-twice',
  sin: 'A plain chat that was answered is sent again.',
  provider: (reference) => ({
    ...reference,
    async run(call, access, signal) {
      const report = await reference.run(call, access, signal);
      const plain = call.operation === 'chat' && call.stream && call.tools === undefined;
      if (plain && report.outcome.turn !== undefined && call.apiFormat === 'GENERIC') {
        await reference.run(call, access, signal);
      }
      return report;
    },
  }),
} satisfies PlantedBug;
