import { isObject, type JsonObject } from '../../src/protocol/json.js';
import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const silent = (frame: JsonObject): JsonObject => ({
  ...frame,
  ...('text' in frame ? { text: '' } : {}),
  ...(isObject(frame.message) ? { message: { ...frame.message, content: [] } } : {}),
});

export default {
  name: 'drops-closing-frame-text',
  sin: 'The text of the frame with the finish reason is not read.',
  readers: seesFrames(
    () => (frame) => (typeof frame.finishReason === 'string' ? silent(frame) : frame),
  ),
} satisfies PlantedBug;
