import { isObject } from '../../src/protocol/json.js';
import { seesEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-adds-up-usage',
  sin: 'Token counts of all chunks are added up.',
  openaiReaders: seesEvents(() => {
    let sum: readonly [number, number, number] = [0, 0, 0];
    return (chunk) => {
      if (!isObject(chunk.usage)) return chunk;
      const {
        prompt_tokens: prompt,
        completion_tokens: completion,
        total_tokens: total,
      } = chunk.usage;
      sum = [sum[0] + Number(prompt), sum[1] + Number(completion ?? 0), sum[2] + Number(total)];
      const [prompt_tokens, completion_tokens, total_tokens] = sum;
      return {
        ...chunk,
        usage: { ...chunk.usage, prompt_tokens, completion_tokens, total_tokens },
      };
    };
  }),
} satisfies PlantedBug;
