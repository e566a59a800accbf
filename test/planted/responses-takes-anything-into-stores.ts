import { answerOf } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-takes-anything-into-stores',
  sin: 'Any file, and any number of stores and attributes, is taken.',
  wrap: (stages) => ({
    ...stages,
    serve(received, tenancy, route) {
      const answer = stages.serve(received, tenancy, route);
      const refused = route.operation.startsWith('vectorStores.') && answer.status === 400;
      return refused ? answerOf({ id: 'vs_ord_1', data: [] }, route) : answer;
    },
  }),
} satisfies PlantedBug;
