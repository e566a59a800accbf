import { each, goesOn } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-what-it-said-beside-calls',
  sin: 'Of a turn that calls tools, tells the calls and not the text.',
  provider: goesOn(
    each((message) =>
      message.toolCalls === undefined || message.toolCalls.length === 0
        ? message
        : { ...message, text: '' },
    ),
  ),
} satisfies PlantedBug;
