/** The cases that both doors are asked: some that pass, fail, are expected to, warn, and are not applicable. */
import { fileURLToPath } from 'node:url';

export const openAiCases = {
  filter: ['chat/error', 'stream/plain', 'chat/stream/cut', 'retry/final'],
  skip: ['chat/error/status-*'],
  seed: 3,
  baseline: fileURLToPath(new URL('./baseline.json', import.meta.url)),
};
