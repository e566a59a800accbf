import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-answers-403-without-rights',
  sin: 'A caller without rights is answered 403.',
  wrap: (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const admission = stages.admit(received, tenancy, route);
      const rightless = tenancy.switches.rightsMissing === true && route !== undefined;
      return admission.ok || !rightless || route.operation !== 'chat.completions.create'
        ? admission
        : { ok: false, error: { ...admission.error, status: 403 } };
    },
  }),
} satisfies PlantedBug;
