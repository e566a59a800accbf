import type { PlantedBug } from './planted.js';

export default {
  name: 'remembers-failures',
  sin: 'Once a list has failed, answers with that failure.',
  provider: (reference) => ({
    ...reference,
    async run(call, access, signal) {
      if (call.operation !== 'list-models' || call.again === undefined) {
        return reference.run(call, access, signal);
      }
      const { again: _, ...once } = call;
      const first = await reference.run(once, access, signal);
      return first.outcome.error === undefined ? reference.run(call, access, signal) : first;
    },
  }),
} satisfies PlantedBug;
