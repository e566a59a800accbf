import { isJson } from '../../src/protocol/json.js';
import { each, goesOn } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'wraps-answers-in-json',
  sin: 'Makes JSON of what a tool answered in plain words.',
  provider: goesOn(
    each((message) =>
      message.role === 'tool' && !isJson(message.text)
        ? { ...message, text: JSON.stringify({ result: message.text }) }
        : message,
    ),
  ),
} satisfies PlantedBug;
