import { answers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'replay-changes-bytes',
  sin: 'A recording goes out with a line feed that it does not have.',
  wrap: answers((answer) =>
    answer.reply.includes('/')
      ? { ...answer, pieces: [...answer.pieces, Buffer.from('\n')] }
      : answer,
  ),
} satisfies PlantedBug;
