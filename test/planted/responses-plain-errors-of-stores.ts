import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-plain-errors-of-stores',
  sin: 'What is wrong with a store is not told in a document within the message.',
  wrap: (stages) => ({
    ...stages,
    serve(received, tenancy, route) {
      const answer = stages.serve(received, tenancy, route);
      const missing = route.operation.startsWith('vectorStores.') && answer.status === 404;
      return missing
        ? { ...answer, pieces: [Buffer.from('{ "code": "404", "message": "Not found." }')] }
        : answer;
    },
  }),
} satisfies PlantedBug;
