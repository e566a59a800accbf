/** Requirements of subject `framing`: how frames stand in the bytes, and how bytes arrive. */
import type { Requirement } from '../requirement.js';
import { cohereStream, cohereV2Frames, genericStream } from './sources.js';

export const framingRequirements: readonly Requirement[] = [
  {
    id: 'framing/frame',
    statement:
      'A frame is data: and one space, one JSON object on one line, and two line feeds; no carriage return, no event, id or retry line, no comment.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericStream} (3,777 bytes for 36 frames are met exactly); ${cohereStream}`,
  },
  {
    id: 'framing/compact-json',
    statement: 'The JSON of a frame is compact, and its keys stand in the recorded order.',
    level: 'must',
    evidence: 'recorded',
    source: genericStream,
  },
  {
    id: 'framing/pad',
    statement:
      'Every JSON frame of GENERIC and COHERE carries pad, 1 to 12 letters a: last in GENERIC, before usage in COHERE. It says nothing, and a client passes over it.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericStream}; ${cohereStream}`,
  },
  {
    id: 'framing/unknown-fields',
    statement: 'Unknown fields and unknown kinds of frames do not disturb a client.',
    level: 'should',
    evidence: 'inferred',
    source: 'pad itself is in no SDK model; what is new tomorrow is unknown today',
  },
  {
    id: 'framing/raw-utf-8',
    statement:
      'Text beyond ASCII is raw UTF-8, and no header names a charset; a client reads it as UTF-8.',
    level: 'must',
    evidence: 'recorded',
    source:
      'traceloop/openllmetry, test_chat/test_openai_generic_chat_legacy.yaml (recorded 18 Sep 2026)',
  },
  {
    id: 'framing/chunks-are-not-frames',
    statement:
      'What arrives together is not what belongs together: a frame may be split anywhere, inside a UTF-8 sequence too, and several may come in one read.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'BerriAI/litellm, _iter_sse_events and PR 25174; cohere-ai/cohere-python PR 757; oracle/langchain-oracle PR 285',
  },
  {
    id: 'framing/a-chunk-for-each-frame',
    statement: 'The mock writes each frame as an HTTP chunk of its own, unless told otherwise.',
    level: 'info',
    evidence: 'inferred',
    source: 'a promise of the kit; the service says nothing of its chunks',
  },
  {
    id: 'framing/open-connection',
    statement:
      'After the final COHERE or COHEREV2 frame the connection may stay open without another byte; a client returns at the finish reason.',
    level: 'must',
    evidence: 'several-reports',
    source: cohereV2Frames,
  },
  {
    id: 'framing/cut',
    statement:
      'A stream that ends before its final frame was cut (a gateway, a reset); a client reports an error, not a clean end.',
    level: 'must',
    evidence: 'several-reports',
    source: 'sogawa-yk/jetuse, docs/tips.md; oracle/ai-optimizer issue 153',
  },
  {
    id: 'framing/cut-keeps-text',
    statement: 'What had arrived before a cut stays at hand.',
    level: 'should',
    evidence: 'inferred',
    source: 'asked for by authors of gateways',
  },
  {
    id: 'framing/streams-as-it-comes',
    statement: 'A client hands text over while the answer is on its way, and does not save it up.',
    level: 'must',
    evidence: 'several-reports',
    source: 'langchain4j/langchain4j issue 3720; langchain4j/langchain4j-community issue 378',
  },
  {
    id: 'framing/ends-once',
    statement:
      'A stream ends once for its reader, with or without [DONE] and a frame of counts after the final one.',
    level: 'must',
    evidence: 'several-reports',
    source: 'BerriAI/litellm issue 39507; oracle/langchain-oracle PR 304',
  },
  {
    id: 'framing/other-line-ends',
    statement:
      'The event-stream format also allows CR LF, CR, comments, several data lines, other fields and no space after the colon; gateways on the way may use them.',
    level: 'should',
    evidence: 'several-reports',
    source: 'WHATWG HTML, server-sent events; oracle/langchain-oracle PR 285 and libs/js/oci tests',
  },
  {
    id: 'framing/single-line-feed',
    statement: 'Some clients also split at a single line feed between events.',
    level: 'info',
    evidence: 'one-report',
    source: 'BerriAI/litellm, test_oci_sse_splitter',
    excluded:
      'The event-stream format makes one event of such lines, so a reader that follows it cannot read them; the recording generic/framing-single-newline can be played by hand.',
  },
  {
    id: 'framing/broken-json',
    statement:
      'A frame that is no JSON is reported as an error; it is neither swallowed nor waited for.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'oracle/langchain-oracle, asynchronous client; coder/aibridge, chat completions interception',
  },
  {
    id: 'framing/long-frame',
    statement:
      'A frame may be longer than 64 KiB: a final COHERE frame repeats text and history. A client that reads lines must allow for it.',
    level: 'should',
    evidence: 'inferred',
    source: 'oracle/oci-go-sdk, common/sseReader.go (default limit of a scanner)',
  },
  {
    id: 'framing/compression',
    statement:
      'The service compresses streams for clients that offer an encoding; with zstd every event is a frame of its own.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'BerriAI/litellm PR 40028; oracle/ai-optimizer issues 592, 593; onyx-dot-app/onyx issue 14887',
    excluded:
      'The mock sends plain text, as to a client that offers no encoding; the official SDKs offer none they cannot read.',
  },
  {
    id: 'framing/http-2',
    statement: 'Answers may come over HTTP/2, with a content length, or delimited by the close.',
    level: 'info',
    evidence: 'inferred',
    source: 'properties of HTTP; recordings show HTTP/1.1 with chunks',
    excluded: 'The mock speaks HTTP/1.1 with chunks, as recorded.',
  },
  {
    id: 'framing/stall',
    statement: 'A stream that stalls past the read timeout of a client is an error.',
    level: 'info',
    evidence: 'inferred',
    source: 'property of clients; their timeouts differ',
    excluded: 'A case would have to wait longer than every timeout.',
  },
  {
    id: 'framing/streams-do-not-mix',
    statement: 'Two streams that are read at once do not mix their text or their calls.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle issue 256 (one buffer shared by concurrent streams)',
    excluded: 'A case makes one call, so its trace cannot show two.',
  },
  {
    id: 'framing/back-pressure',
    statement: 'Slow readers, early cancellation and keep-alive towards the reader.',
    level: 'info',
    evidence: 'inferred',
    source: 'behaviour of gateways, not of this wire',
    excluded: 'Gateways are not subjects of this suite.',
  },
];
