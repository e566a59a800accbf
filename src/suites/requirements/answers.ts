/** What whole (not streamed) answers are made of. */
import type { Requirement } from '../requirement.js';
import { cohereAnswer, genericAnswer, openaiAnswer, relay, sdkModel } from './sources.js';

export const answersRequirements: readonly Requirement[] = [
  {
    id: 'answer/envelope',
    statement:
      'A whole answer is one object: modelId, modelVersion, chatResponse, and chatResponse names its apiFormat.',
    level: 'must',
    evidence: 'recorded',
    source: genericAnswer,
  },
  {
    id: 'answer/one-line',
    statement: 'The body is compact JSON on one line, and text beyond ASCII is raw UTF-8.',
    level: 'must',
    evidence: 'recorded',
    source: openaiAnswer,
  },
  {
    id: 'answer/model-comes-back',
    statement: 'On demand, modelId is the name that was sent.',
    level: 'must',
    evidence: 'recorded',
    source: genericAnswer,
  },
  {
    id: 'answer/time-created',
    statement:
      'timeCreated of a GENERIC answer is an RFC 3339 time with milliseconds, although the SDK calls it a Unix timestamp.',
    level: 'must',
    evidence: 'recorded',
    source: genericAnswer,
  },
  {
    id: 'answer/generic/text',
    statement:
      'A GENERIC answer holds choices with index, message and finishReason; the text is in the TEXT parts of message.content.',
    level: 'must',
    evidence: 'recorded',
    source: genericAnswer,
  },
  {
    id: 'answer/generic/extras',
    statement:
      'Empty toolCalls and logprobs (Llama), or empty annotations and a serviceTier (OpenAI), stand beside the text and mean nothing.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericAnswer}; ${openaiAnswer}`,
  },
  {
    id: 'answer/generic/tool-calls',
    statement:
      'A tool turn holds flat calls with arguments as text, and may lack content, or have it null.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('assistant-message.d.ts, function-call.d.ts')}; langchain4j/langchain4j-community and BerriAI/litellm, unit tests`,
  },
  {
    id: 'answer/generic/tool-calls-without-id',
    statement:
      "A call's id may be absent or null (Gemini, Llama, Grok), beside a TEXT part without text; the call is not lost.",
    level: 'must',
    evidence: 'several-reports',
    source: 'BerriAI/litellm issue 18654 and PR 27192; oracle/langchain-oracle PR 79',
  },
  {
    id: 'answer/generic/double-encoded-arguments',
    statement: 'arguments may be JSON text inside a JSON string; it is reported as it was written.',
    level: 'info',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle issue 52',
  },
  {
    id: 'answer/generic/message-may-be-absent',
    statement:
      'A choice may lack its message where the limit was spent on reasoning; that is an answer without text, not a failure.',
    level: 'should',
    evidence: 'one-report',
    source: 'BerriAI/litellm PR 25174',
  },
  {
    id: 'answer/generic/malformed-function-call',
    statement:
      'Gemini may finish with malformed_function_call and no content; an unlisted reason does not break a client.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle, commit log (gemini-2.5-flash)',
  },
  {
    id: 'answer/cohere/text',
    statement:
      'A COHERE answer holds text, chatHistory, finishReason and usage; chatHistory is the history sent, then the new USER and CHATBOT entries, without the preamble.',
    level: 'must',
    evidence: 'recorded',
    source: cohereAnswer,
  },
  {
    id: 'answer/cohere/null-finish-reason',
    statement: 'finishReason of a COHERE answer may be null although the model requires it.',
    level: 'must',
    evidence: 'recorded',
    source: cohereAnswer,
  },
  {
    id: 'answer/cohere-v2/message',
    statement:
      'A COHEREV2 answer holds id, message and finishReason; there is no choices, no top-level text and no chatHistory.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('cohere-chat-response-v2.d.ts')}; ${relay}`,
  },
  {
    id: 'answer/extras',
    statement:
      'Logprobs, grounding and search queries may stand beside the text; a client reads on.',
    level: 'info',
    evidence: 'sdk-model',
    source: sdkModel('chat-choice.d.ts, cohere-chat-response.d.ts, cohere-chat-response-v2.d.ts'),
  },
  {
    id: 'answer/cohere/citations',
    statement:
      'Citations of a COHERE answer stand beside the text and count its characters: a client leaves the text as it is, whether it shows them or not.',
    level: 'should',
    evidence: 'sdk-model',
    source: sdkModel('cohere-chat-response.d.ts and citation.d.ts (start, end, text)'),
  },
  {
    id: 'answer/generic/candidates',
    statement:
      'With numGenerations a whole GENERIC answer has as many choices, told apart by index; the first is the answer.',
    level: 'should',
    evidence: 'sdk-model',
    source: sdkModel('generic-chat-request.d.ts, generic-chat-response.d.ts and chat-choice.d.ts'),
  },
  {
    id: 'answer/other-operations',
    statement:
      'Embedding, reranking, summarising, generating text and guardrails have answers of their own.',
    level: 'info',
    evidence: 'sdk-model',
    source: sdkModel(
      'embed-text-result.d.ts, rerank-text-result.d.ts, apply-guardrails-result.d.ts',
    ),
    excluded: 'This suite judges chat and model listing.',
  },
  {
    id: 'answer/openai/plain',
    statement:
      'On chat completions and on Responses a plain question is answered in text, whole and streamed, with token counts.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, Generative AI: Chat Completions API, Responses API',
  },
];
