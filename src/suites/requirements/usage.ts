/** Token counts, reasoning, and what else stands beside the text. */
import type { Requirement } from '../requirement.js';
import {
  cohereStream,
  genericAnswer,
  genericStream,
  openaiAnswer,
  relay,
  sdkModel,
} from './sources.js';

export const usageRequirements: readonly Requirement[] = [
  {
    id: 'usage/generic/own-frame',
    statement:
      'When streamOptions.isIncludeUsage is true, a GENERIC stream carries token counts in a frame of their own after the final frame: usage and pad, nothing else.',
    level: 'must',
    evidence: 'recorded',
    source: genericStream,
  },
  {
    id: 'usage/cohere/in-final-frame',
    statement: 'When asked for, token counts stand inside the final COHERE frame, after pad.',
    level: 'must',
    evidence: 'recorded',
    source: cohereStream,
  },
  {
    id: 'usage/absent-unless-asked',
    statement:
      'A stream that was not asked for token counts carries none; a client reports none, and not zero.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericStream} beside test_generic_chat_streaming_with_events_with_content.yaml of the same folder`,
  },
  {
    id: 'usage/generic/in-final-frame',
    statement: 'Token counts may stand in the final GENERIC frame instead.',
    level: 'should',
    evidence: 'several-reports',
    source: `${relay}; acedergren/oci-genai-provider, test fixtures`,
  },
  {
    id: 'usage/whole-answer',
    statement:
      'A whole answer carries usage with completionTokens, promptTokens and totalTokens, in this order, asked for or not.',
    level: 'must',
    evidence: 'recorded',
    source: genericAnswer,
  },
  {
    id: 'usage/details',
    statement:
      'completionTokensDetails and promptTokensDetails add reasoning and cached tokens (OpenAI models); other models leave them out, which means unknown.',
    level: 'should',
    evidence: 'recorded',
    source: `${openaiAnswer}; ${genericAnswer}`,
  },
  {
    id: 'usage/total-above-sum',
    statement:
      'totalTokens may exceed prompt and completion together by the reasoning tokens; it is reported as sent.',
    level: 'must',
    evidence: 'recorded',
    source: 'BerriAI/litellm PR 13206 (comment with pasted output of xai.grok-4)',
  },
  {
    id: 'usage/completion-may-be-absent',
    statement:
      'completionTokens may be absent where the limit was spent on reasoning; a client does not fail.',
    level: 'should',
    evidence: 'one-report',
    source: 'BerriAI/litellm PR 25174',
  },
  {
    id: 'reasoning/generic',
    statement:
      'Reasoning is message.reasoningContent, an increment in streams; it stands apart from the text and never leaks into it.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('assistant-message.d.ts')}; oracle/langchain-oracle PR 237 (xai.grok-3-mini)`,
  },
  {
    id: 'reasoning/may-be-null',
    statement: 'reasoningContent may be present and null (gpt-oss); that is no reasoning.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle, libs/oci unit tests',
  },
  {
    id: 'usage/running-totals',
    statement: 'Running totals in every chunk are not added up.',
    level: 'info',
    evidence: 'inferred',
    source: 'OpenAI-compatible gateways; native streams send counts once',
    excluded:
      'Native streams do not send them; on chat completions it is chat/usage/running-totals.',
  },
];
