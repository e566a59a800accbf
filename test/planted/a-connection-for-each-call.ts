import { livesOtherwise } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'a-connection-for-each-call',
  sin: 'Makes a new client for each call.',
  provider: livesOtherwise((steps) => steps.map((step, at) => ({ ...step, client: at + 1 }))),
} satisfies PlantedBug;
