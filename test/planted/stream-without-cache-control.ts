import { answers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const uncached = ({ 'cache-control': _, ...headers }: Readonly<Record<string, string>>) => headers;

export default {
  name: 'stream-without-cache-control',
  sin: 'Plain streams may be cached.',
  wrap: answers((answer) =>
    ['family', 'generic/llama-text'].includes(answer.reply)
      ? { ...answer, headers: uncached(answer.headers) }
      : answer,
  ),
} satisfies PlantedBug;
