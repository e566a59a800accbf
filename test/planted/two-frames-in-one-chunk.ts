import { answers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'two-frames-in-one-chunk',
  sin: 'Frames go out two by two.',
  wrap: answers((answer) =>
    answer.stream && answer.reply === 'turn'
      ? { ...answer, delivery: { ...answer.delivery, chunking: { bytes: 300 } } }
      : answer,
  ),
} satisfies PlantedBug;
