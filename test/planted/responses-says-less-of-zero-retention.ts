import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-says-less-of-zero-retention',
  sin: 'In a tenancy that keeps nothing, what is not there is merely not found.',
  wrap: (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const admission = stages.admit(received, tenancy, route);
      if (admission.ok || !admission.error.message.includes('Zero Data Retention'))
        return admission;
      return { ok: false, error: { ...admission.error, status: 400, message: 'Not found.' } };
    },
  }),
} satisfies PlantedBug;
