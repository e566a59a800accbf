import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownChunks } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-role-missing',
  sin: 'No chunk names the role.',
  wrap: ownChunks((chunk) => ({
    ...chunk,
    ...(Array.isArray(chunk.choices)
      ? {
          choices: objectsOf(chunk.choices).map((choice) => {
            const { role: _, ...delta } = objectOf(choice.delta);
            return { ...choice, delta };
          }),
        }
      : {}),
  })),
} satisfies PlantedBug;
