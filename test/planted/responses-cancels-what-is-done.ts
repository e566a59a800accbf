import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-cancels-what-is-done',
  sin: 'A turn that was not made in the background can be cancelled.',
  wrap: (stages) => ({
    ...stages,
    serve(received, tenancy, route) {
      const answer = stages.serve(received, tenancy, route);
      const done = route.operation === 'responses.cancel' && answer.status === 400;
      return done ? { ...answer, status: 200 } : answer;
    },
  }),
} satisfies PlantedBug;
