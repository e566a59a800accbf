import { livesOtherwise } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'asks-when-it-is-made',
  sin: 'Asks the service something as soon as it is made.',
  provider: livesOtherwise((steps) =>
    steps.map((step) =>
      step.call.operation === 'open'
        ? {
            call: {
              ...step.call,
              operation: 'chat',
              stream: false,
              messages: [{ role: 'user', text: 'Hello' }],
            },
          }
        : step,
    ),
  ),
} satisfies PlantedBug;
