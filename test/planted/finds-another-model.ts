import { modelOcid } from '../../src/protocol/models.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'finds-another-model',
  sin: 'Answers any OCID with the same model.',
  wrap: (stages) => ({
    ...stages,
    manage: (received, tenancy) => {
      const known = modelOcid('meta.llama-3.3-70b-instruct', 'us-chicago-1');
      const target = received.target.replace(/\/models\/[^/?]+/, `/models/${known}`);
      return stages.manage({ ...received, target }, tenancy);
    },
  }),
} satisfies PlantedBug;
