import { ownPieces } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'keep-alive-comments',
  sin: 'Comments stand between frames.',
  wrap: ownPieces((pieces) => pieces.map((piece) => `: keep-alive\n\n${piece}`)),
} satisfies PlantedBug;
