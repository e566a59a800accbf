import { choiceOf, seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-overlooks-usage-chunks',
  sin: 'A chunk without a choice is passed over.',
  openaiReaders: seesEvents(
    () => (chunk) => (Object.keys(choiceOf(chunk)).length === 0 && 'usage' in chunk ? [] : chunk),
  ),
} satisfies PlantedBug;
