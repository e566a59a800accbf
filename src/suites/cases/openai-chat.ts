/** OpenAI chat completions, all of it. */
import type { Case } from '../case.js';
import { openAiChatAccumulatedCases } from './openai-chat-accumulated.js';
import { openAiChatAnswersCases } from './openai-chat-answers.js';
import { openAiChatCodedCases } from './openai-chat-coded.js';
import { openAiChatDeliveryCases } from './openai-chat-delivery.js';
import { openAiChatEndsCases } from './openai-chat-ends.js';
import { openAiChatErrorsCases } from './openai-chat-errors.js';
import { openAiChatObeyedCases } from './openai-chat-obeyed.js';
import { openAiChatRefusedCases } from './openai-chat-refused.js';
import { openAiChatRoundsCases } from './openai-chat-rounds.js';
import { openAiChatRoutesCases } from './openai-chat-routes.js';
import { openAiChatSentCases } from './openai-chat-sent.js';
import { openAiChatSpokenCases } from './openai-chat-spoken.js';
import { openAiChatStreamsCases } from './openai-chat-streams.js';
import { openAiChatToolsCases } from './openai-chat-tools.js';

export const openAiChatCases: readonly Case[] = [
  ...openAiChatStreamsCases,
  ...openAiChatToolsCases,
  ...openAiChatAccumulatedCases,
  ...openAiChatAnswersCases,
  ...openAiChatEndsCases,
  ...openAiChatDeliveryCases,
  ...openAiChatCodedCases,
  ...openAiChatSentCases,
  ...openAiChatRoutesCases,
  ...openAiChatRefusedCases,
  ...openAiChatErrorsCases,
  ...openAiChatSpokenCases,
  ...openAiChatObeyedCases,
  ...openAiChatRoundsCases,
];
