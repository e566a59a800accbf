import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'has-a-temperature-of-its-own',
  sin: 'Sends a temperature where none was given.',
  provider: changeChat((call) => ({ ...call, options: { temperature: 1, ...call.options } })),
} satisfies PlantedBug;
