/** Cases of subject `streams`: what answers say, streamed or whole. */
import type { Case } from '../case.js';
import { answersCohereCases } from './answers-cohere.js';
import { answersGenericCases } from './answers-generic.js';
import { plainCases } from './plain.js';
import { streamsCohereCases } from './streams-cohere.js';
import { streamsEndsCases } from './streams-ends.js';
import { streamsGenericCases } from './streams-generic.js';
import { streamsToolsCases } from './streams-tools.js';
import { streamsUsageCases } from './streams-usage.js';
import { turnsCases } from './turns.js';

export const streamsCases: readonly Case[] = [
  ...plainCases,
  ...turnsCases,
  ...streamsGenericCases,
  ...streamsEndsCases,
  ...streamsCohereCases,
  ...streamsToolsCases,
  ...streamsUsageCases,
  ...answersGenericCases,
  ...answersCohereCases,
];
