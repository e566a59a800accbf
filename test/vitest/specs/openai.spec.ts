/** A client described: what it gets wrong, what is expected of it, what is not for it. */
import { describeProvider } from '../../../src/vitest.js';
import { openAiCases } from './openai-cases.js';
import { openAiProvider } from './openai-provider.js';

describeProvider('openai', openAiProvider, openAiCases);
