/** OpenAI chat completions: streams and whole answers. */
import type { Requirement } from '../requirement.js';
import { aibridge, measured, ociWorker, openAiReference } from './openai-chat-sources.js';

export const openAiChatStreamsRequirements: readonly Requirement[] = [
  {
    id: 'chat/stream/increments',
    statement:
      'A chunk carries an increment in choices[0].delta.content; joined, they are the text. The first chunk names the role.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, streaming'),
  },
  {
    id: 'chat/stream/closing-chunk',
    statement: 'One chunk carries finish_reason, beside an empty delta; in all others it is null.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, streaming'),
  },
  {
    id: 'chat/stream/one-id',
    statement: 'All chunks of a stream have one id, one model and one time of creation.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion chunk object'),
  },
  {
    id: 'chat/stream/done',
    statement: 'data: [DONE] ends the stream.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, stream_options'),
  },
  {
    id: 'chat/stream/done-may-be-absent',
    statement: 'A stream may end without [DONE]; its turn is whole all the same.',
    level: 'should',
    evidence: 'inferred',
    source: `services that are compatible with OpenAI; ${measured}`,
  },
  {
    id: 'chat/stream/accumulates',
    statement:
      "OpenAI's own stream helper puts the chunks together to the turn: a role, a type and an index with each call, and a finish reason are there.",
    level: 'must',
    evidence: 'documented',
    source: 'openai/openai-node, helpers.md (chat completions, streaming helpers)',
  },
  {
    id: 'chat/stream/empty-answer',
    statement: 'A stream without a letter of text is an empty answer, not an error.',
    level: 'should',
    evidence: 'inferred',
    source: 'the native route, where it was seen; sogawa-yk/jetuse, docs/tips.md (Gemini)',
  },
  {
    id: 'chat/stream/role-may-be-absent',
    statement: 'No delta may name the role; it is the assistant who speaks.',
    level: 'should',
    evidence: 'one-report',
    source: ociWorker('addsAssistantRoleToToolCallSsePayload'),
  },
  {
    id: 'chat/stream/closing-may-carry-text',
    statement:
      'Gemini sends few, large chunks; the one with the finish reason may carry the last text, or all of it.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle-samples/locus, tests (short answers of Gemini come in one chunk)',
  },
  {
    id: 'chat/stream/reasoning',
    statement:
      'Reasoning comes in delta.reasoning_content, before the text and apart from it, an increment at a time.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'acedergren/oci-genai-provider, openai-compatible.ts; oracle/langchain-oracle PR 110 (the same models on the native route)',
  },
  {
    id: 'chat/stream/refusal',
    statement: 'A refusal comes in delta.refusal, an increment at a time, and is no text.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion chunk object'),
  },
  {
    id: 'chat/stream/candidates',
    statement:
      'Chunks of several candidates come mixed; choices[].index says whose they are. Without n there is one.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, n'),
  },
  {
    id: 'chat/stream/finish-reasons',
    statement: 'finish_reason is stop, length, tool_calls or content_filter.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion chunk object'),
  },
  {
    id: 'chat/stream/max-tokens-as-reason',
    statement: 'Gemini may say max_tokens where the others say length.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, docs/tips.md',
  },
  {
    id: 'chat/stream/nothing-within-the-limit',
    statement:
      'Where reasoning used up the limit, an answer of Gemini has no text, and perhaps no message.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'BerriAI/litellm PR 24816 (native route); oracle-samples/locus, openai_compat.py; sogawa-yk/jetuse, docs/tips.md',
  },
  {
    id: 'chat/stream/unknown-members',
    statement:
      'Members that a client does not know, such as obfuscation, service_tier or annotations, do not disturb it.',
    level: 'should',
    evidence: 'inferred',
    source: `${openAiReference('stream_options.include_obfuscation')}; what Oracle passes on is not known`,
  },
  {
    id: 'chat/stream/later-null-reason',
    statement: 'A finish_reason of null after the closing chunk takes nothing back.',
    level: 'should',
    evidence: 'inferred',
    source: `openai/openai-go v3.52.0, streamaccumulator.go, where it does; ${measured}`,
  },
  {
    id: 'chat/stream/another-id',
    statement: 'A chunk of another id than the first still belongs to its stream.',
    level: 'info',
    evidence: 'inferred',
    source: 'openai/openai-go v3.52.0, streamaccumulator.go, which passes over it',
  },
  {
    id: 'chat/stream/error-object',
    statement:
      'An error within a stream is data: {"error":{"message","type","param","code"}}; a client reports it, and not a clean end.',
    level: 'should',
    evidence: 'several-reports',
    source: `openai/openai-node, src/core/streaming.ts; openai/openai-python, _streaming.py; ${aibridge}`,
  },
  {
    id: 'chat/stream/error-envelope',
    statement:
      'An error may come into a stream in Oracle\'s own envelope, {"code","message"}, or with its text as error; OpenAI\'s SDKs hand the first on as if it were a chunk.',
    level: 'should',
    evidence: 'inferred',
    source: `plausible, not seen; ${measured}`,
  },
  {
    id: 'chat/stream/null-error',
    statement: 'An error that is null is none.',
    level: 'should',
    evidence: 'inferred',
    source: `openai/openai-go v3.52.0, packages/ssestream, where it is one; ${measured}`,
  },
  {
    id: 'chat/stream/without-chunks',
    statement: 'A stream that holds [DONE] and nothing else is no answer.',
    level: 'should',
    evidence: 'inferred',
    source: measured,
  },
  {
    id: 'chat/stream/last-blank-line',
    statement:
      "The event-stream format discards an event whose blank line never came; OpenAI's SDKs do, and so lose the finish reason.",
    level: 'info',
    evidence: 'documented',
    source: `WHATWG HTML, server-sent events; ${measured}`,
  },
  {
    id: 'chat/stream/open-after-done',
    statement:
      'A turn is whole at its closing chunk or [DONE]; a client does not wait for the connection to close.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'openai/openai-python, _streaming.py; openai/openai-go, packages/ssestream (both end there; openai-node reads on)',
  },
  {
    id: 'chat/usage/own-chunk',
    statement:
      'With stream_options.include_usage the token counts come in a chunk of their own after the closing one, its choices empty; without the wish there are none.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('stream_options.include_usage'),
  },
  {
    id: 'chat/usage/without-choices',
    statement:
      "Gemini's chunk of token counts has no choices at all; a client does not fail on it.",
    level: 'should',
    evidence: 'one-report',
    source: `${ociWorker('normalizesUsageOnlyChatCompletionChunk')}; ${measured}: accumulators throw`,
  },
  {
    id: 'chat/usage/in-closing-chunk',
    statement: 'Token counts may stand in the closing chunk.',
    level: 'should',
    evidence: 'one-report',
    source: aibridge,
  },
  {
    id: 'chat/usage/running-totals',
    statement:
      'Token counts may stand in every chunk, growing; the last one counts, and they are not added up.',
    level: 'should',
    evidence: 'inferred',
    source:
      "public captures of xAI's own API; openai/openai-go v3.52.0, streamaccumulator.go, adds them",
  },
  {
    id: 'chat/usage/details',
    statement:
      'prompt_tokens_details and completion_tokens_details tell cached and reasoning tokens; where they are absent, that is unknown.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the completion usage object'),
  },
  {
    id: 'chat/usage/may-be-absent',
    statement: 'usage, or completion_tokens within it, may be absent; a client does not fail.',
    level: 'should',
    evidence: 'one-report',
    source: `BerriAI/litellm PR 24816 (native route, Gemini); ${measured}`,
  },
  {
    id: 'chat/answer/text',
    statement:
      'A whole answer is a chat.completion: id, created, model, choices with message, finish_reason and index, and usage.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion object'),
  },
  {
    id: 'chat/answer/candidates',
    statement: 'With n there are as many choices, each with its index.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, n'),
  },
  {
    id: 'chat/answer/refusal',
    statement: 'A refusal stands in message.refusal, beside content null.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion object'),
  },
  {
    id: 'chat/answer/reasoning',
    statement: 'Reasoning stands in message.reasoning_content and is no text.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle PR 110 (the same models on the native route)',
  },
  {
    id: 'chat/framing/byte-order-mark',
    statement:
      'The event-stream format allows a byte order mark before the first line; what stands in the first chunk is read all the same.',
    level: 'info',
    evidence: 'documented',
    source:
      'WHATWG HTML, server-sent events; openai 6 for Node passes over it, openai 2 and 3 for Python lose the first chunk (tried)',
  },
  {
    id: 'chat/framing/event-without-data',
    statement:
      'The event-stream format allows id lines, and events of a retry line alone; an event without data is none.',
    level: 'info',
    evidence: 'documented',
    source:
      'WHATWG HTML, server-sent events; openai 6 for Node passes over them, openai 2 and 3 for Python raise a JSON error at an event without data (tried)',
  },
  {
    id: 'chat/framing/coded',
    statement:
      'The service codes a body as the client accepts it: with zstd every event is a frame of its own, with gzip each is flushed; a client reads it as if it were not coded.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'BerriAI/litellm PR 40028; anomalyco/models.dev PR 7087; oracle/ai-optimizer issue 592; onyx-dot-app/onyx PR 14887',
  },
  {
    id: 'chat/framing/coded-unasked',
    statement: 'The service may send gzip although identity was asked for.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, demo-platform/SP3-03.md',
  },
  {
    id: 'chat/framing/json-for-a-stream',
    statement:
      'A whole answer, as JSON, to a request for a stream is not passed off as an empty turn.',
    level: 'info',
    evidence: 'inferred',
    source: `gateways; ${measured}: the SDKs yield no chunk and no error`,
    excluded: 'A scripted reply takes the form that was asked for, so no case can send the other.',
  },
];
