import { each, goesOn } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

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
