import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reads-calls-out-of-text',
  sin: 'A call written into the text is taken out of it.',
  readers: mistakes((turn) => ({
    ...turn,
    text: turn.text.replace(/<(tool_call(?:ing)?)>.*<\/\1>/s, ''),
  })),
} satisfies PlantedBug;
