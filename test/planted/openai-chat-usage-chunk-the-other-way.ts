import { isObject } from '../../src/protocol/json.js';
import { ownChunks } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-usage-chunk-the-other-way',
  sin: 'Token counts come beside no choices where others have empty ones, and the other way round.',
  wrap: ownChunks(({ choices, ...chunk }) => {
    if (!isObject(chunk.usage)) return { ...chunk, choices };
    return choices === undefined ? { ...chunk, choices: [] } : chunk;
  }),
} satisfies PlantedBug;
