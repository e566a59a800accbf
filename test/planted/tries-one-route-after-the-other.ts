import type { PlantedBug } from './planted.js';

export default {
  name: 'tries-one-route-after-the-other',
  sin: 'Tries chat completions for every model, and the route of its family where that was refused.',
  provider: (reference) => ({
    ...reference,
    async run(call, access, signal) {
      if (call.operation !== 'chat' || !call.routed) return reference.run(call, access, signal);
      const { routed: _, ...chat } = call;
      const report = await reference.run(chat, access, signal);
      return report.outcome.error === undefined ? report : reference.run(call, access, signal);
    },
  }),
} satisfies PlantedBug;
