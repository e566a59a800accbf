import { ownChunks, ownWhole } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-another-object',
  sin: 'Answers call themselves text completions.',
  wrap: (stages) =>
    ownChunks((chunk) => ({ ...chunk, object: 'text_completion' }))(
      ownWhole((completion) => ({ ...completion, object: 'text_completion' }))(stages),
    ),
} satisfies PlantedBug;
