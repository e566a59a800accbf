import { answerOf } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-deletes-nothing',
  sin: 'What is deleted stays.',
  wrap: (stages) => ({
    ...stages,
    serve(received, tenancy, route) {
      const [id = ''] = route.ids;
      switch (route.operation) {
        case 'responses.delete':
          return answerOf({ id, object: 'response', deleted: true }, route);
        case 'conversations.delete':
          return answerOf({ id, object: 'conversation.deleted', deleted: true }, route);
        case 'files.delete':
        case 'vectorStores.delete':
          return answerOf({ id, deleted: true }, route);
        default:
          return stages.serve(received, tenancy, route);
      }
    },
  }),
} satisfies PlantedBug;
