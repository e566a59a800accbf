/** Requirements of subject `headers`. */
import type { Requirement } from '../requirement.js';
import { genericAnswer, genericStream, sdkModel } from './sources.js';

export const headersRequirements: readonly Requirement[] = [
  {
    id: 'header/content-type-of-streams',
    statement:
      'A stream has content-type: text/event-stream, letter by letter and without parameters; Oracle SDKs compare it literally.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericStream}; npm oci-generativeaiinference 2.142.0, lib/client.js; oracle/oci-go-sdk, common/http.go`,
  },
  {
    id: 'header/content-type-of-answers',
    statement:
      'A whole answer has content-type: application/json without parameters; the Python SDK decodes no other.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericAnswer}; oracle/oci-python-sdk, src/oci/base_client.py`,
  },
  {
    id: 'header/content-length',
    statement: 'A JSON answer has a content-length, which some clients take for granted.',
    level: 'should',
    evidence: 'several-reports',
    source: 'oracle/langchain-oracle, libs/oci; run-llama/llama_index, OCI integration',
  },
  {
    id: 'header/cache-control',
    statement: 'A stream has cache-control: no-cache.',
    level: 'must',
    evidence: 'recorded',
    source: genericStream,
  },
  {
    id: 'header/request-id',
    statement:
      'Every answer, errors too, has an opc-request-id: three segments of 32 hexadecimal digits in upper case, joined by /.',
    level: 'must',
    evidence: 'recorded',
    source:
      'traceloop/openllmetry cassettes, 18 Sep 2026 (scrubber and body length); oracle-devrel/oracle-ai-developer-hub issue 22',
  },
  {
    id: 'header/set',
    statement:
      'An answer has content-type, its framing, date, connection and opc-request-id, a stream cache-control too; no other header is known (those that name somebody were taken out of the recordings), and no retry-after.',
    level: 'should',
    evidence: 'recorded',
    source: `${genericStream}; ${genericAnswer}`,
  },
  {
    id: 'header/date',
    statement:
      'An answer has a date in the form of HTTP, which is the time by which the service judges signatures.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericStream}; ${genericAnswer}; RFC 9110, section 6.6.1`,
  },
  {
    id: 'header/connection',
    statement: 'An answer says connection: keep-alive, and the connection can be used again.',
    level: 'must',
    evidence: 'recorded',
    source: `${genericStream}; ${genericAnswer}`,
  },
  {
    id: 'header/request-id-is-new',
    statement: 'Every answer has an opc-request-id of its own; no segment of it was there before.',
    level: 'must',
    evidence: 'sdk-model',
    source:
      'npm oci-generativeai, lib/response/list-models-response.d.ts: a unique identifier that Oracle assigns to the request',
  },
  {
    id: 'header/request-id-begins-with-the-callers',
    statement: "The first segment of opc-request-id is the caller's own id, when one was sent.",
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/terraform-provider-oci issue 1977 (another Oracle Cloud service)',
  },
  {
    id: 'header/request-id-is-reported',
    statement:
      'A client shows the opc-request-id of an answer and of an error: it is what support asks for.',
    level: 'should',
    evidence: 'sdk-model',
    source:
      'npm oci-common 2.142.1, lib/error.js; npm oci-generativeaiinference 2.142.0, lib/response',
  },
  {
    id: 'header/retry-token',
    statement: 'A request carries an opc-retry-token, the same for every attempt of one call.',
    level: 'info',
    evidence: 'sdk-model',
    source: 'npm oci-common 2.142.1; oracle/oci-python-sdk, src/oci/base_client.py',
  },
  {
    id: 'header/no-secret-in-sight',
    statement: 'No secret stands in the target, the user agent or another header that logs keep.',
    level: 'must',
    evidence: 'documented',
    source:
      'Oracle Cloud Infrastructure documentation, Request Signatures: a signature stands in Authorization',
  },
  {
    id: 'wire/one-post',
    statement: 'A chat turn is one POST to /20231130/actions/chat.',
    level: 'must',
    evidence: 'sdk-model',
    source: 'npm oci-generativeaiinference 2.142.0, lib/client.js',
  },
  {
    id: 'wire/stream-flags',
    statement:
      'isStream says whether the answer is streamed, and streamOptions.isIncludeUsage whether token counts come with it; both say what the call says.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('generic-chat-request.d.ts, stream-options.d.ts'),
  },
  {
    id: 'wire/compact-body',
    statement:
      'The body is compact JSON with raw UTF-8, so that its digest is the same everywhere.',
    level: 'info',
    evidence: 'inferred',
    source: 'what the official SDKs send; the service takes other JSON as well',
    excluded: 'The service takes any JSON, so nothing can be demanded.',
  },
  {
    id: 'wire/prompt-unchanged',
    statement: 'The prompt arrives letter by letter, whatever its script.',
    level: 'must',
    evidence: 'documented',
    source: 'RFC 8259, section 8.1: JSON between systems is UTF-8',
  },
  {
    id: 'header/rate-limits',
    statement: 'What x-ratelimit-* says of a quota is looked at.',
    level: 'info',
    evidence: 'inferred',
    source: 'OpenAI-compatible gateways; the native service was not seen to send them',
    excluded: 'None of them is known on this wire, and nobody has to slow down by them.',
  },
  {
    id: 'header/of-other-transports',
    statement:
      'OpenAI-Project, opc-project-id, CompartmentId and opc-conversation-store-id on the compatible routes.',
    level: 'info',
    evidence: 'documented',
    source: 'Oracle Cloud Infrastructure documentation, Generative AI, OpenAI-compatible endpoints',
    excluded: 'Belongs to the OpenAI-compatible transports, which this suite does not run.',
  },
  {
    id: 'header/etag',
    statement: 'The SDKs read an etag on chat answers; none was recorded.',
    level: 'info',
    evidence: 'sdk-model',
    source: 'npm oci-generativeaiinference 2.142.0, lib/response/chat-response.d.ts',
    excluded: 'Not seen on the wire; nothing depends on it.',
  },
];
