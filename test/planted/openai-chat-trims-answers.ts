import { inDeltas, seesWhole } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-trims-answers',
  sin: 'Whole answers lose their last character.',
  openaiReaders: seesWhole(
    inDeltas((message) =>
      typeof message.content === 'string'
        ? { ...message, content: message.content.slice(0, -1) }
        : message,
    ),
  ),
} satisfies PlantedBug;
