import { overlooks } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-forgets-its-rules',
  sin: 'Knows the form of a request, and nothing of what each model refuses.',
  wrap: overlooks(
    ({ status, code }) =>
      status === 422 || (status === 400 && code !== 'mutually_exclusive_parameters'),
    () => ({ model: 'openai.gpt-5.4', input: 'Hello' }),
  ),
} satisfies PlantedBug;
