/** A client whose baseline is brought up to date; OCI_CONFORM_TEST_BASELINE names the file. */
import { describeProvider } from '../../../src/vitest.js';
import { openAiProvider } from './openai-provider.js';

describeProvider('openai', openAiProvider, {
  filter: ['chat/error/entity-not-found*', 'stream/plain/openai'],
  baseline: process.env.OCI_CONFORM_TEST_BASELINE ?? false,
});
