/** OpenAI chat completions, all of it. */
import type { Case } from '../case.js';
import { openAiChatAccumulatedCases } from './openai-chat-accumulated.js';
import { openAiChatAnswersCases } from './openai-chat-answers.js';
import { openAiChatEndsCases } from './openai-chat-ends.js';
import { openAiChatStreamsCases } from './openai-chat-streams.js';
import { openAiChatToolsCases } from './openai-chat-tools.js';

export const openAiChatCases: readonly Case[] = [
  ...openAiChatStreamsCases,
  ...openAiChatToolsCases,
  ...openAiChatAccumulatedCases,
  ...openAiChatAnswersCases,
  ...openAiChatEndsCases,
];
