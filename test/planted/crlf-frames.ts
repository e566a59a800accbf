import { ownPieces } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'crlf-frames',
  sin: 'Frames end with CR LF.',
  wrap: ownPieces((pieces) => pieces.map((piece) => piece.replaceAll('\n', '\r\n'))),
} satisfies PlantedBug;
