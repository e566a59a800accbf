import type { JsonObject } from '../../src/protocol/json.js';
import { inChoices, seesEvents, seesWhole } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

const unlisted = (choice: JsonObject): JsonObject =>
  choice.finish_reason === 'max_tokens' ? { ...choice, finish_reason: 'unheard-of' } : choice;

export default {
  name: 'openai-chat-knows-no-max-tokens',
  sin: 'The finish reason max_tokens is not known.',
  openaiReaders: {
    ...seesEvents(() => inChoices(unlisted)),
    ...seesWhole(inChoices(unlisted)),
  },
} satisfies PlantedBug;
