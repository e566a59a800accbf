import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-hears-one-candidate',
  sin: 'Of several candidates the first alone is reported.',
  provider: changeOutcome(({ candidates: _, ...outcome }) => outcome),
} satisfies PlantedBug;
