/** Requirements of OpenAI Responses: what streams and whole answers say. */
import type { Requirement } from '../requirement.js';

const oracleDocs = 'OCI documentation, Responses API (compliant with Open Responses)';
const sdk = (type: string): string =>
  `npm openai 6.30.1, src/resources/responses/responses.ts: ${type}`;
const types = (type: string): string => `${oracleDocs}; ${sdk(type)}`;
const aibridge = (name: string): string =>
  `coder/aibridge, fixtures/openai/responses/${name} (OpenAI's own service)`;

/** A fact of the interface that Oracle documents as its own. */
const documented = (id: string, statement: string, type: string): Requirement => ({
  id,
  statement,
  level: 'must',
  evidence: 'documented',
  source: types(type),
});

export const responsesStreamsRequirements: readonly Requirement[] = [
  {
    id: 'responses/stream/text',
    statement:
      'A stream is response.created, response.in_progress, then item by item its announcement, its parts and their deltas, and response.completed with all of it and the token counts.',
    level: 'must',
    evidence: 'documented',
    source: `${types('ResponseStreamEvent')}; seen live: sogawa-yk/jetuse, spikes/SPIKE-01.md`,
  },
  documented(
    'responses/stream/sequence-numbers',
    'Every event has a sequence_number, one more than the event before.',
    'ResponseStreamEvent.sequence_number',
  ),
  {
    id: 'responses/stream/numbers-from-0',
    statement: 'The first event of a stream has the number 0.',
    level: 'should',
    evidence: 'one-report',
    source: aibridge('streaming/simple'),
  },
  documented(
    'responses/stream/refusal',
    'A model that declines does so in a part of its own, refusal, which comes in deltas like a text.',
    'ResponseRefusalDeltaEvent',
  ),
  {
    id: 'responses/stream/reasoning-summary',
    statement:
      'Reasoning is an item before the one that it leads to; its summary comes part by part, or it is encrypted.',
    level: 'must',
    evidence: 'documented',
    source: `${types('ResponseReasoningSummaryTextDeltaEvent')}; oracle-samples/oci-genai-auth-python, examples`,
  },
  documented(
    'responses/stream/reasoning-text',
    'Reasoning may come in the open, as a part reasoning_text (gpt-oss).',
    'ResponseReasoningTextDeltaEvent',
  ),
  {
    id: 'responses/stream/function-call',
    statement:
      'A call is an item with name, arguments as text and a call_id, which is not the id of the item; the result names the call_id.',
    level: 'must',
    evidence: 'documented',
    source: `${types('ResponseFunctionToolCall')}; seen live: sogawa-yk/jetuse, AGT-06`,
  },
  documented(
    'responses/stream/parallel-calls',
    'Several calls are several items, one after the other, each with an output_index of its own.',
    'ResponseFunctionCallArgumentsDeltaEvent',
  ),
  documented(
    'responses/stream/several-items',
    'A turn may hold several items in any order: messages, reasoning, calls.',
    'ResponseOutputItem',
  ),
  documented(
    'responses/stream/built-in-tools',
    'Tools that the service runs itself (file search, web search, code, images) are items with events of their own; they are no calls for the client.',
    'ResponseFileSearchToolCall, ResponseFunctionWebSearch, ResponseCodeInterpreterToolCall, ImageGenerationCall',
  ),
  {
    id: 'responses/stream/mcp',
    statement:
      'A remote MCP server is asked for its tools (mcp_list_tools) and called (mcp_call), or approval is asked for first; a call that failed does not fail the turn.',
    level: 'must',
    evidence: 'documented',
    source: `${types('McpCall, McpApprovalRequest')}; oracle-samples/oci-openai and oci-genai-auth-python, examples`,
  },
  documented(
    'responses/stream/custom-tools',
    'The input of a custom tool is free text.',
    'ResponseCustomToolCall',
  ),
  documented(
    'responses/stream/incomplete',
    'A turn that was cut ends with response.incomplete, and incomplete_details says why: max_output_tokens or content_filter.',
    'ResponseIncompleteEvent',
  ),
  documented(
    'responses/stream/failed',
    'A turn that failed ends with response.failed, whose error has a code and a message.',
    'ResponseFailedEvent',
  ),
  {
    id: 'responses/stream/error-event',
    statement:
      'A stream may end with an event error, whose members lie flat or in an object, in place of a response.',
    level: 'must',
    evidence: 'documented',
    source: `${types('ResponseErrorEvent')}; ${aibridge('streaming/stream_error and conversation')}`,
  },
  {
    id: 'responses/stream/error-then-failed',
    statement: 'An error event may come before response.failed; both tell of one failure.',
    level: 'should',
    evidence: 'inferred',
    source:
      'Open Responses (openresponses/openresponses): error, then response.failed, then [DONE]',
  },
  documented(
    'responses/stream/cut',
    'A stream that ends without the event that ends a turn is an error, not a turn.',
    'ResponseCompletedEvent',
  ),
  {
    id: 'responses/stream/done',
    statement: 'data: [DONE] may stand at the end, and may be absent; neither troubles a client.',
    level: 'must',
    evidence: 'documented',
    source: `${oracleDocs}, which demands it; ${aibridge('streaming, none of which has it')}`,
  },
  {
    id: 'responses/stream/queued',
    statement: 'In the background response.queued may come before response.in_progress.',
    level: 'should',
    evidence: 'documented',
    source: types('ResponseQueuedEvent'),
  },
  {
    id: 'responses/stream/obfuscation',
    statement: 'A delta may carry obfuscation, a padding without meaning.',
    level: 'should',
    evidence: 'one-report',
    source: aibridge('streaming'),
  },
  {
    id: 'responses/stream/keepalive',
    statement: 'An event keepalive, which no type declares, is passed over.',
    level: 'should',
    evidence: 'one-report',
    source: 'npm openai 6.30.1, src/lib/responses/ResponseStream.ts',
  },
  documented(
    'responses/stream/unknown',
    'New events and members may appear; a client passes over what it does not know.',
    'ResponseStreamEvent',
  ),
  {
    id: 'responses/stream/done-alone',
    statement: 'A text may come without deltas, in the events that close it.',
    level: 'info',
    evidence: 'inferred',
    source: sdk('ResponseTextDoneEvent'),
  },
  {
    id: 'responses/stream/slips',
    statement:
      'Events may lack numbers or those that should come before them; read one by one they still say the text.',
    level: 'info',
    evidence: 'inferred',
    source: 'npm openai 6.30.1: raw iteration reads them, its accumulator throws',
  },
  {
    id: 'responses/stream/not-a-response',
    statement: 'What is no response at all gives no made-up answer; an error is the better one.',
    level: 'info',
    evidence: 'one-report',
    source: aibridge('wrong_response_format'),
  },
  documented(
    'responses/usage',
    'Token counts are input_tokens, output_tokens, total_tokens, with cached and reasoning tokens as details.',
    'ResponseUsage',
  ),
  documented(
    'responses/answer/text',
    'A whole answer is one Response: the text stands in the output_text parts of its messages, never in output_text at the top.',
    'Response',
  ),
  documented(
    'responses/answer/complete',
    'A Response repeats what was asked for (instructions, tools, temperature, store …), with the defaults where nothing was.',
    'Response',
  ),
  documented(
    'responses/answer/status',
    'status is queued, in_progress, completed, failed, cancelled or incomplete.',
    'ResponseStatus',
  ),
  documented(
    'responses/answer/refusal',
    'A refusal is a part of its own in a message.',
    'ResponseOutputRefusal',
  ),
  documented(
    'responses/answer/reasoning',
    'A reasoning item has a summary in parts, text of its own, or encrypted_content.',
    'ResponseReasoningItem',
  ),
  documented(
    'responses/answer/function-call',
    'Calls are items of output, their arguments JSON as text, perhaps empty or broken off.',
    'ResponseFunctionToolCall',
  ),
  documented('responses/answer/failed', 'A failed Response has an error.', 'ResponseError'),
  {
    id: 'responses/answer/missing-members',
    statement: 'Members that a client can do without may be missing.',
    level: 'should',
    evidence: 'inferred',
    source: sdk('Response: members that may be absent'),
  },
  {
    id: 'responses/answer/multi-agent',
    statement:
      "Grok's multi-agent models answer on Responses, with their text where all others have it.",
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle PR #242',
  },
  {
    id: 'responses/id/response',
    statement: 'The id of a response is resp_, an airport, and 48 small letters and digits.',
    level: 'should',
    evidence: 'several-reports',
    source: 'oracle-samples/oci-genai-auth-python and oci-openai, examples; sogawa-yk/jetuse',
  },
  {
    id: 'responses/id/item',
    statement: 'The id of an item is its kind and 32 hex digits, such as msg_….',
    level: 'info',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse (messages)',
  },
  documented(
    'responses/framing/events',
    'Every event is an event: line with its type, a data: line with one line of JSON, and an empty line.',
    'ResponseStreamEvent',
  ),
  documented(
    'responses/framing/event-stream',
    'Comments and CR LF are allowed in event streams.',
    'Stream (WHATWG HTML, server-sent events)',
  ),
  {
    id: 'responses/framing/type-in-json',
    statement: 'The type stands in the JSON too, so that event: lines can be done without.',
    level: 'must',
    evidence: 'documented',
    source: types('ResponseStreamEvent.type'),
  },
  {
    id: 'responses/framing/delivery',
    statement: 'However the bytes are cut and coded on the way, the turn is the same.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'BerriAI/litellm PR #40028; onyx-dot-app/onyx PR #14887; anomalyco/models.dev PR #7087 (a zstd frame an event)',
  },
  {
    id: 'responses/stream/audio',
    statement: 'Audio and its transcript have events of their own.',
    level: 'info',
    evidence: 'inferred',
    source: sdk('ResponseAudioDeltaEvent'),
    excluded: 'No model on OCI is known to speak on Responses.',
  },
  {
    id: 'responses/error/unwrapped',
    statement: 'An error object without code and message at the top is reported with its own.',
    level: 'must',
    evidence: 'several-reports',
    source: `sogawa-yk/jetuse, SPIKE-10; ${aibridge('blocking/http_error')}`,
  },
];
