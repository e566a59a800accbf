import { inChoices, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-mixes-candidates',
  sin: 'Chunks of all candidates are read as one turn.',
  openaiReaders: {
    ...seesEvents(() => inChoices((choice) => ({ ...choice, index: 0 }))),
  },
} satisfies PlantedBug;
