/** OpenAI chat completions, all of it. */
import type { Requirement } from '../requirement.js';
import { openAiChatRequestsRequirements } from './openai-chat-requests.js';
import { openAiChatStreamsRequirements } from './openai-chat-streams.js';
import { openAiChatToolsRequirements } from './openai-chat-tools.js';

export const openAiChatRequirements: readonly Requirement[] = [
  ...openAiChatStreamsRequirements,
  ...openAiChatToolsRequirements,
  ...openAiChatRequestsRequirements,
];
