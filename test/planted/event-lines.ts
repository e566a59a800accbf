import { ownPieces } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'event-lines',
  sin: 'Frames carry an event line.',
  wrap: ownPieces((pieces) => pieces.map((piece) => `event: message\n${piece}`)),
} satisfies PlantedBug;
