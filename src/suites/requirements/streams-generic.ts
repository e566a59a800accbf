/** What GENERIC streams of text are made of. */
import type { Requirement } from '../requirement.js';
import { genericStream, langchain4j, sdkModel } from './sources.js';

export const streamsGenericRequirements: readonly Requirement[] = [
  {
    id: 'stream/generic/increments',
    statement:
      'Each text frame carries index, message (role ASSISTANT and a content list of TEXT parts) and pad, in this order; its text is an increment.',
    level: 'must',
    evidence: 'recorded',
    source: genericStream,
  },
  {
    id: 'stream/generic/bare-choice',
    statement:
      'A frame is the bare choice: modelId, modelVersion, chatResponse, apiFormat, id and timeCreated stand in no frame.',
    level: 'must',
    evidence: 'recorded',
    source: genericStream,
  },
  {
    id: 'stream/generic/opening-frame',
    statement: 'A Llama stream of text opens with a frame whose text is empty.',
    level: 'must',
    evidence: 'recorded',
    source: genericStream,
  },
  {
    id: 'stream/generic/final-frame-has-no-index',
    statement: 'The frame that carries the finish reason has no index.',
    level: 'must',
    evidence: 'recorded',
    source: genericStream,
  },
  {
    id: 'stream/generic/final-frame-with-empty-text',
    statement: "Llama's final frame carries a TEXT part with empty text beside the finish reason.",
    level: 'must',
    evidence: 'recorded',
    source: genericStream,
  },
  {
    id: 'stream/generic/final-frame-bare',
    statement:
      'A final frame may hold nothing but finishReason and pad, without a message (xAI Grok); a client reads it without failing.',
    level: 'must',
    evidence: 'several-reports',
    source: `${langchain4j('streamedText')}; langchain4j/langchain4j-community issue 378; djvolz/coda-code-assistant, provider tests`,
  },
  {
    id: 'stream/generic/final-frame-role-only',
    statement: 'A final frame may hold a message with a role and no content.',
    level: 'must',
    evidence: 'several-reports',
    source: `${langchain4j('streamedText1')}; acedergren/oci-genai-provider, test fixtures`,
  },
  {
    id: 'stream/generic/final-frame-with-text',
    statement:
      'A final frame may carry the last increment, even the only text of the stream; its text belongs to the answer.',
    level: 'should',
    evidence: 'one-report',
    source: langchain4j('streamedText2'),
  },
  {
    id: 'stream/generic/nulls-in-middle-frames',
    statement:
      'finishReason and content may be null in frames before the last one; neither ends the stream nor breaks the client.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'oracle/langchain-oracle, libs/oci unit tests; BerriAI/litellm, tests/test_litellm/llms/oci',
  },
  {
    id: 'stream/generic/part-without-text',
    statement:
      'A TEXT part may lack its text (Google Gemini, beside a tool call); it counts as no text.',
    level: 'must',
    evidence: 'several-reports',
    source: 'oracle/langchain-oracle issue 86; BerriAI/litellm issue 18654 (log)',
  },
  {
    id: 'stream/generic/several-parts',
    statement:
      'One message may hold several TEXT parts (Google Gemini); the text is all of them joined.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle PR 116',
  },
  {
    id: 'stream/generic/done-after-llama',
    statement:
      'A Llama stream ends with the frame [DONE], with and without token counts; it is no JSON and no part of the answer.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericStream}; test_generic_chat_streaming_with_events_with_content.yaml of the same folder`,
  },
  {
    id: 'stream/generic/done-may-be-absent',
    statement:
      'Streams of other GENERIC families may end without [DONE]; the end of the body after the final frame is a clean end.',
    level: 'must',
    evidence: 'several-reports',
    source: `oracle/langchain-oracle PR 304; ${langchain4j('streamedText')}; BerriAI/litellm issue 39507 disagrees`,
  },
  {
    id: 'stream/generic/finish-reasons',
    statement:
      'Finish reasons are stop, length, tool_calls and content_filter in lower case, a free string in the model; Gemini sends max_tokens for length. An answer cut by its limit is not reported as a clean stop.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('chat-choice.d.ts')}; NVIDIA/NeMo-Relay, crates/core/tests/unit/codec/oci_genai_tests.rs`,
  },
  {
    id: 'stream/generic/empty-answer',
    statement:
      'An answer may hold no text at all, as when its limit is spent on reasoning; that is an empty text, not an error.',
    level: 'should',
    evidence: 'several-reports',
    source: 'BerriAI/litellm PR 25174; oracle/langchain-oracle, libs/oci unit tests',
  },
  {
    id: 'stream/generic/all-scripts',
    statement:
      'Text in any script, emoji and right-to-left among them, arrives letter by letter as it was written.',
    level: 'must',
    evidence: 'recorded',
    source:
      'raw UTF-8 in traceloop/openllmetry, test_chat/test_openai_generic_chat_legacy.yaml (recorded 18 Sep 2026)',
  },
  {
    id: 'stream/generic/family-default',
    statement:
      'Every GENERIC family carries the same turn: text, calls, finish reason and, when asked, token counts, whatever frames it chooses.',
    level: 'must',
    evidence: 'several-reports',
    source: `${genericStream}; ${langchain4j('streamedText')}; oracle/langchain-oracle PR 304`,
  },
  {
    id: 'stream/generic-choices/text',
    statement:
      'A frame may wrap its choice in choices[0], with an opening frame in the whole ChatResult envelope; a client may meet it behind a gateway.',
    level: 'should',
    evidence: 'inferred',
    source:
      'review remark on openai/openai-agents-python PR 3612; tolerant collector test of NVIDIA/NeMo-Relay; never recorded',
  },
  {
    id: 'stream/legacy/text',
    statement: 'An older shape puts the increment at chatResponse.choices[].delta.content.',
    level: 'info',
    evidence: 'one-report',
    source:
      'djvolz/coda-code-assistant, provider code and wiki; no recording, model or issue shows it',
  },
  {
    id: 'stream/generic/several-candidates',
    statement: 'With numGenerations above 1, index separates the candidates of text frames.',
    level: 'info',
    evidence: 'sdk-model',
    source: sdkModel('chat-choice.d.ts'),
    excluded:
      'Final frames carry no index in any recording, so the owner of a finish reason is undefined; nothing can be demanded.',
  },
  {
    id: 'stream/generic/extras-in-frames',
    statement:
      'logprobs, groundingMetadata, annotations, refusal and citations exist in the model; none was seen in a GENERIC frame.',
    level: 'info',
    evidence: 'sdk-model',
    source: sdkModel('chat-choice.d.ts, assistant-message.d.ts'),
    excluded: 'No public source shows such a frame, so there are no bytes to play.',
  },
  {
    id: 'stream/generate-text/frames',
    statement: 'generateText streams frames of text and then a frame with finishReason.',
    level: 'info',
    evidence: 'documented',
    source: 'oracle/oci-typescript-sdk, examples/typescript/generate-text.ts',
    excluded: 'The operation is not in this suite: its on-demand models are retired.',
  },
];
