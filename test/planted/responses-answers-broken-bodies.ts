import { objectIn } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-answers-broken-bodies',
  sin: 'Answers bodies that hold no object.',
  wrap: (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const broken = route?.operation === 'responses.create' && !objectIn(received.body);
      const body = Buffer.from('{"model":"openai.gpt-5.4","input":"Hello"}');
      return stages.admit(broken ? { ...received, body } : received, tenancy, route);
    },
  }),
} satisfies PlantedBug;
