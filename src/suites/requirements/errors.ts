/** Requirements of subject `errors`. */
import type { Requirement } from '../requirement.js';
import { sdkModel } from './sources.js';

const sdkErrors = 'npm oci-common 2.142.1, lib/error.js and lib/helper.js';

export const errorsRequirements: readonly Requirement[] = [
  {
    id: 'error/reported',
    statement:
      'A client reports the status, code, message and request id of an error answer, whether the call was streamed or not.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkErrors,
  },
  {
    id: 'error/status-string',
    statement:
      'The inference host writes errors as { "code": "404", "message": "..." }: the status as text, with a space inside each brace and after each colon and comma.',
    level: 'must',
    evidence: 'recorded',
    source:
      'oracle-devrel/oracle-ai-developer-hub issue 22; oracle/ai-optimizer issues 263 and 513; United-Codes/uc_ai issue 12 (pasted answers)',
  },
  {
    id: 'error/platform-code',
    statement: "Oracle's other hosts write errors with a word as code, such as TooManyRequests.",
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, API errors',
  },
  {
    id: 'error/double-encoded',
    statement:
      "Errors of OpenAI's models stand as a JSON document inside the message, with message, type, param and code.",
    level: 'must',
    evidence: 'recorded',
    source: 'oracle/langchain-oracle, issue 159 (pasted answer)',
  },
  {
    id: 'error/string',
    statement: "Errors of xAI's models stand inside the message as JSON with code and error.",
    level: 'must',
    evidence: 'recorded',
    source: 'oracle/langchain-oracle issues 16 and 45 (pasted answers)',
  },
  {
    id: 'error/unwrapped',
    statement: 'An error may come as {"error": {...}} without code and message at the top.',
    level: 'must',
    evidence: 'recorded',
    source: 'oracle/langchain-oracle, commit of PR 159 (seen through the Python SDK)',
  },
  {
    id: 'error/numeric-code',
    statement:
      'API gateways write the code as a number; the error class of the TypeScript SDK breaks on it, and the call is tried again.',
    level: 'info',
    evidence: 'sdk-model',
    source: `${sdkErrors} and lib/retrier.js (run)`,
    excluded: "It would judge the SDK, whose fault is known, and not the provider's own code.",
  },
  {
    id: 'error/no-json',
    statement: 'A gateway in between may answer with a page of HTML, or with nothing.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkErrors}: text and empty bodies are provided for`,
  },
  {
    id: 'error/before-stream',
    statement:
      'An error before the first frame is an ordinary HTTP answer: its status, application/json, and the error body.',
    level: 'must',
    evidence: 'several-reports',
    source: 'oracle/langchain-oracle issue 45 (a streamed call); oracle/ai-optimizer issue 513',
  },
  {
    id: 'error/in-stream/cohere',
    statement:
      'A COHERE or COHEREV2 stream may end with errorMessage beside finishReason ERROR, ERROR_LIMIT or ERROR_TOXIC: an error after partial text.',
    level: 'must',
    evidence: 'documented',
    source: sdkModel('cohere-chat-response.d.ts (comment of errorMessage)'),
  },
  {
    id: 'error/in-stream/generic',
    statement: 'A GENERIC stream may carry an error with code and message as a frame.',
    level: 'info',
    evidence: 'inferred',
    source: 'No recording shows an error after the first frame of GENERIC.',
  },
  {
    id: 'error/in-stream/text',
    statement: 'A stream may carry an error as a plain text under the key error.',
    level: 'info',
    evidence: 'one-report',
    source: 'acedergren/oci-genai-provider, unit test',
  },
  {
    id: 'error/absent',
    statement:
      'A wrong compartment, an unknown model or endpoint, a missing policy and a model not on offer are all answered alike: 404, Authorization failed or requested resource not found.',
    level: 'must',
    evidence: 'recorded',
    source: 'oracle-devrel/oracle-ai-developer-hub issue 22 (pasted answer); sogawa-yk/jetuse',
  },
  {
    id: 'error/wrong-path',
    statement: 'A path that the service does not have is answered 404.',
    level: 'should',
    evidence: 'inferred',
    source: 'OCI documentation, API errors: 404 NotFound',
  },
  {
    id: 'error/method',
    statement: 'A method that a path does not take is answered 405.',
    level: 'should',
    evidence: 'documented',
    source: 'OCI documentation, API errors: 405 MethodNotAllowed',
  },
  {
    id: 'error/final',
    statement: 'A 400, 404, 413 or 422 is final: the same request would fail again.',
    level: 'must',
    evidence: 'sdk-model',
    source: 'npm oci-common 2.142.1, lib/retrier.js; oracle/oci-go-sdk, common/retry.go',
  },
  {
    id: 'error/throttling',
    statement:
      'A 429 comes with the code 429 or TooManyRequests; the TypeScript and Go SDKs try again only at the latter, the Python SDK at both.',
    level: 'info',
    evidence: 'sdk-model',
    source:
      'npm oci-common 2.142.1, lib/retrier.js; oracle/oci-go-sdk, common/retry.go; oracle/oci-python-sdk, src/oci/retry/retry_checkers.py',
  },
  {
    id: 'error/too-large',
    statement: 'A very large prompt is answered 413.',
    level: 'info',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, docs/tips.md',
    excluded: 'Neither the limit nor the words of the answer are known.',
  },
  {
    id: 'error/content-filter',
    statement: 'A filtered prompt or answer is reported as such.',
    level: 'info',
    evidence: 'one-report',
    source: 'HKUDS/LightRAG issue 337',
    excluded: 'No answer of the native API to a filtered prompt was seen.',
  },
];
