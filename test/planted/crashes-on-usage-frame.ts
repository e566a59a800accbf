import { misreadsStreams } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'crashes-on-usage-frame',
  sin: 'A frame without a choice ends the reading.',
  readers: misreadsStreams((reading, apiFormat) =>
    apiFormat === 'GENERIC' && reading.turn.usage !== undefined
      ? { ...reading, broken: new Error('choice is undefined') }
      : reading,
  ),
} satisfies PlantedBug;
