/** Cases of subject `streams`: what answers say, streamed or whole. */
import type { Case } from '../case.js';
import { answersCohereCases } from './answers-cohere.js';
import { answersGenericCases } from './answers-generic.js';
import { exactAnswersCases } from './exact-answers.js';
import { exactCohereCases } from './exact-cohere.js';
import { exactGenericCases } from './exact-generic.js';
import { familiesCohereCases } from './families-cohere.js';
import { familiesGenericCases } from './families-generic.js';
import { familiesWholeCases } from './families-whole.js';
import { plainCases } from './plain.js';
import { plainAnswersCases } from './plain-answers.js';
import { plainStreamsCases } from './plain-streams.js';
import { streamsCohereCases } from './streams-cohere.js';
import { streamsEndsCases } from './streams-ends.js';
import { streamsGenericCases } from './streams-generic.js';
import { streamsUsageCases } from './streams-usage.js';
import { toolsCohereCases } from './tools-cohere.js';
import { toolsFragmentsCases } from './tools-fragments.js';
import { toolsWholeCases } from './tools-whole.js';
import { variantsCases } from './variants.js';

export const streamsCases: readonly Case[] = [
  ...plainCases,
  ...plainStreamsCases,
  ...plainAnswersCases,
  ...familiesGenericCases,
  ...familiesCohereCases,
  ...familiesWholeCases,
  ...exactGenericCases,
  ...exactCohereCases,
  ...exactAnswersCases,
  ...variantsCases,
  ...streamsGenericCases,
  ...streamsEndsCases,
  ...streamsCohereCases,
  ...toolsWholeCases,
  ...toolsFragmentsCases,
  ...toolsCohereCases,
  ...streamsUsageCases,
  ...answersGenericCases,
  ...answersCohereCases,
];
