import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-forgets-what-was-said',
  sin: 'A turn knows its own message alone.',
  wrap: (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const admission = stages.admit(received, tenancy, route);
      if (!admission.ok || route?.operation !== 'responses.create') return admission;
      const { understood } = admission;
      const call = { ...understood.call, messages: understood.call.messages.slice(-1) };
      return { ok: true, understood: { ...understood, call } };
    },
  }),
} satisfies PlantedBug;
