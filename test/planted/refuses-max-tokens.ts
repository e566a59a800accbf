import { refuse } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'refuses-max-tokens',
  sin: 'Refuses maxTokens from the open-weight OpenAI models, too.',
  wrap: refuse((_body, text) => text.includes('openai.gpt-oss') && text.includes('"maxTokens"')),
} satisfies PlantedBug;
