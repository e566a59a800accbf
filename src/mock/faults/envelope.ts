/** Faults that word an error otherwise: the bodies in which errors of the service were seen. */
import type { ErrorStyle } from '../../protocol/reply.js';
import type { Fault, FaultGroup } from './fault.js';

const envelope = (style: ErrorStyle, title: string, source: string): Fault => ({
  title,
  source,
  needs: 'error',
  settles: ['envelope'],
  word: (error) => ({ ...error, style }),
});

const langchain = 'oracle/langchain-oracle PR #159';
const xai = 'oracle/langchain-oracle issue #45';
const gateway = 'gateways and proxies before the service';

/** The faults `envelope/…`, for an error of the script or of a `status/…` or `throttle/…` beside it. */
export const envelopes = {
  'envelope/status-string': envelope(
    'status-string',
    '`{ "code": "429", "message": … }`: the status as a string, as the inference host has it.',
    'oracle-devrel/oracle-ai-developer-hub issue #22',
  ),
  'envelope/platform-code': envelope(
    'platform-code',
    '`{"code":"TooManyRequests","message":…}`: the platform’s word for the status.',
    'OCI documentation, API errors',
  ),
  'envelope/numeric-code': envelope(
    'numeric-code',
    '`{"code":429,"message":…}`: a number, over which Oracle’s TypeScript SDK stumbles.',
    'npm oci-common 2.142.0, lib/error.js; API gateways',
  ),
  'envelope/upstream-double-encoded': envelope(
    'upstream-double-encoded',
    'The first, whose message is OpenAI’s error document as a string of JSON.',
    langchain,
  ),
  'envelope/upstream-unwrapped': envelope(
    'upstream-unwrapped',
    '`{"error":{"message":…,"type":…,"param":…,"code":…}}`: OpenAI’s own, without `code` and `message` above.',
    langchain,
  ),
  'envelope/upstream-string': envelope(
    'upstream-string',
    'The first, whose message is xAI’s error document as a string of JSON.',
    xai,
  ),
  'envelope/upstream-bare-string': envelope(
    'upstream-bare-string',
    '`{"code":"invalid-argument","error":…}`: xAI’s own, whose `error` is a string.',
    'sogawa-yk/jetuse, AGT-06.md',
  ),
  'envelope/plain-text': envelope('plain-text', 'The message as `text/plain`.', gateway),
  'envelope/html': envelope('html', 'A page of HTML, as a proxy answers.', gateway),
  'envelope/empty': envelope('empty', 'No body.', gateway),
} as const satisfies FaultGroup;
