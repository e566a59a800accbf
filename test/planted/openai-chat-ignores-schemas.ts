import { changeChosen } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-ignores-schemas',
  sin: 'response_format is not obeyed.',
  wrap: changeChosen((call) => {
    const { responseFormat: _, ...options } = call.options ?? {};
    return { ...call, options };
  }),
} satisfies PlantedBug;
