/** Cases of subject `responses`: OpenAI Responses, its streams, its answers, its state. */
import type { Case } from '../case.js';
import { responsesAnswersItems } from './responses-answers-items.js';
import { responsesAnswersText } from './responses-answers-text.js';
import { responsesConversations } from './responses-conversations.js';
import { responsesDelivery } from './responses-delivery.js';
import { responsesExact } from './responses-exact.js';
import { responsesFiles } from './responses-files.js';
import { responsesKept } from './responses-kept.js';
import { responsesOrder } from './responses-order.js';
import { responsesPlain } from './responses-plain.js';
import { responsesRefused } from './responses-refused.js';
import { responsesRules } from './responses-rules.js';
import { responsesState } from './responses-state.js';
import { responsesStreamsEnds } from './responses-streams-ends.js';
import { responsesStreamsItems } from './responses-streams-items.js';
import { responsesStreamsText } from './responses-streams-text.js';

export const responsesCases: readonly Case[] = [
  ...responsesStreamsText,
  ...responsesStreamsItems,
  ...responsesStreamsEnds,
  ...responsesAnswersText,
  ...responsesAnswersItems,
  ...responsesDelivery,
  ...responsesState,
  ...responsesKept,
  ...responsesConversations,
  ...responsesRefused,
  ...responsesRules,
  ...responsesFiles,
  ...responsesExact,
  ...responsesOrder,
  ...responsesPlain,
];
