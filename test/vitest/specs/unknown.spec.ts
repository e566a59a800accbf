/** A pattern that matches nothing. */
import { describeProvider } from '../../../src/vitest.js';
import { openAiProvider } from './openai-provider.js';

describeProvider('openai', openAiProvider, { filter: ['answer/plan'] });
