import { inDeltas, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-closing-chunk-is-empty',
  sin: 'What the closing chunk says is not read.',
  openaiReaders: seesEvents(() =>
    inDeltas((delta, choice) => (typeof choice.finish_reason === 'string' ? {} : delta)),
  ),
} satisfies PlantedBug;
