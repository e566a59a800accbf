import { ownObjects, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'cohere-closing-frame-lacks-text',
  sin: 'The final COHERE frame does not repeat the text.',
  wrap: ownObjects((frame, _at, all) =>
    frame.apiFormat === 'COHERE' && 'chatHistory' in frame && all.length > 1
      ? without(frame, 'text')
      : frame,
  ),
} satisfies PlantedBug;
