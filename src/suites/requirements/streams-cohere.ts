/** What COHERE and COHEREV2 streams are made of. */
import type { Requirement } from '../requirement.js';
import { cohereStream, cohereToolFrames, cohereV2Frames, relay, sdkModel } from './sources.js';

export const streamsCohereRequirements: readonly Requirement[] = [
  {
    id: 'stream/cohere/increments',
    statement:
      'Each COHERE frame carries apiFormat, text and pad, in this order; there is no empty opening frame.',
    level: 'must',
    evidence: 'recorded',
    source: cohereStream,
  },
  {
    id: 'stream/cohere/closing-frame-repeats-text',
    statement:
      'The final COHERE frame repeats the full text, with the chat history and the finish reason; a client shows the text once.',
    level: 'must',
    evidence: 'recorded',
    source: `${cohereStream}; langchain-ai/langchain issue 26910; BerriAI/litellm PR 39965; oracle/ai-optimizer issue 365`,
  },
  {
    id: 'stream/cohere/history-in-closing-frame',
    statement:
      'chatHistory in the final frame is the history that was sent, then the new USER and CHATBOT entries.',
    level: 'must',
    evidence: 'recorded',
    source: cohereStream,
  },
  {
    id: 'stream/cohere/no-done',
    statement: 'A COHERE stream ends with its final frame; [DONE] is not sent.',
    level: 'must',
    evidence: 'recorded',
    source: cohereStream,
  },
  {
    id: 'stream/cohere/single-frame',
    statement:
      'Where the only text of a stream stands in its final frame, that text is the answer and is not dropped.',
    level: 'should',
    evidence: 'inferred',
    source: 'follows from the recorded final frame; asked for by djvolz/coda-code-assistant',
  },
  {
    id: 'stream/cohere/closing-frame-without-text',
    statement:
      'A final COHERE frame with empty text, or with none, leaves the text of the increments as it is.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'BerriAI/litellm, tests/test_litellm/llms/oci; oracle-samples/locus; sgl-project/genai-bench; the recording of Sep 2026 shows the full text instead',
  },
  {
    id: 'stream/cohere/finish-reasons',
    statement:
      'COHERE finish reasons are COMPLETE, MAX_TOKENS, ERROR_TOXIC, ERROR_LIMIT, ERROR and USER_CANCEL; MAX_TOKENS is no clean stop.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-chat-response.d.ts'),
  },
  {
    id: 'stream/cohere/tool-turn',
    statement:
      'On a COHERE tool turn the full text and the calls come twice, in a tool frame and in the final frame; a client reports both once.',
    level: 'must',
    evidence: 'recorded',
    source: `${cohereToolFrames}; langchain-ai/langchain issue 26910`,
  },
  {
    id: 'stream/cohere/error-in-the-stream',
    statement:
      'A COHERE or COHEREV2 frame may carry errorMessage with finishReason ERROR, ERROR_LIMIT or ERROR_TOXIC; a client does not report a clean stop.',
    level: 'must',
    evidence: 'documented',
    source: sdkModel('cohere-chat-response.d.ts (comment of errorMessage)'),
  },
  {
    id: 'stream/cohere/citations',
    statement:
      'citations, documents and searchQueries may stand on the final frame; a client reads on.',
    level: 'info',
    evidence: 'inferred',
    source: `${sdkModel('cohere-chat-response.d.ts')} has them; on which frame they come is what oracle/langchain-oracle takes for granted, and no recording shows`,
  },
  {
    id: 'stream/cohere/event-type-frames',
    statement: 'Frames with an eventType, as the vendor itself sends them.',
    level: 'info',
    evidence: 'one-report',
    source: 'djvolz/coda-code-assistant, provider code',
    excluded: 'No recording of this service shows an eventType; the frames belong to another API.',
  },
  {
    id: 'stream/cohere-v2/increments',
    statement:
      'A COHEREV2 frame carries apiFormat and message (role, content parts); there is no choices, no index and no top-level text.',
    level: 'must',
    evidence: 'recorded',
    source: cohereV2Frames,
  },
  {
    id: 'stream/cohere-v2/final-frame',
    statement:
      'The final COHEREV2 frame holds a message with a role and no content beside the finish reason; the text is not repeated, and [DONE] is not sent.',
    level: 'must',
    evidence: 'recorded',
    source: cohereV2Frames,
  },
  {
    id: 'stream/cohere-v2/thinking',
    statement:
      'Reasoning comes as THINKING parts before the TEXT parts; it is no part of the text.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('cohere-thinking-content-v2.d.ts')}; ${relay}`,
  },
  {
    id: 'stream/cohere-v2/tool-turn',
    statement:
      'A COHEREV2 frame with toolCalls nests name and arguments in function, and may carry finish reason TOOL_CALL and usage as well.',
    level: 'should',
    evidence: 'one-report',
    source: `${relay}; nesting: ${sdkModel('cohere-tool-call-v2.d.ts')}`,
  },
  {
    id: 'stream/cohere-v2/finish-reasons',
    statement:
      'COHEREV2 finish reasons are COMPLETE, STOP_SEQUENCE, MAX_TOKENS, TOOL_CALL and ERROR.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-chat-response-v2.d.ts'),
  },
  {
    id: 'stream/cohere-v2/other-deltas',
    statement: 'How COHEREV2 streams fragments of arguments, plans, citations and pads is unknown.',
    level: 'info',
    evidence: 'inferred',
    source:
      'no recording; the pasted frames of cohere-ai/cohere-python issue 756 may have been cut',
    excluded: 'There are no bytes to play.',
  },
];
