import { answers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const uncached = ({ 'cache-control': _, ...headers }: Readonly<Record<string, string>>) => headers;

export default {
  name: 'own-stream-without-cache-control',
  sin: 'Streams may be cached.',
  wrap: answers((answer) => ({ ...answer, headers: uncached(answer.headers) })),
} satisfies PlantedBug;
