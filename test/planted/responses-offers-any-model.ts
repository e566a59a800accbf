import { overlooks } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-offers-any-model',
  sin: 'A model that is not there is answered for.',
  wrap: overlooks(
    ({ message }) => /Entity with key|Unsupported OpenAI operation/.test(message),
    (body) => ({ ...body, model: 'openai.gpt-5.4' }),
  ),
} satisfies PlantedBug;
