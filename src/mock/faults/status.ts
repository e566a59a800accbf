/** Faults that refuse every request with an error, in the words of the inference host. */
import type { ErrorReply } from '../../protocol/reply.js';
import { texts } from '../../protocol/service-errors.js';
import type { Fault, FaultGroup } from './fault.js';

const listed = 'OCI documentation, API errors (status; the text is the kit’s)';

const reply = ({ status, message }: ErrorReply): ErrorReply => ({ status, message });

const refusal = (
  error: ErrorReply,
  source: string,
  headers?: Readonly<Record<string, string>>,
): Fault => ({
  title: `${error.status}: ${error.message}${headers ? ' `retry-after: 1`.' : ''}`,
  source,
  settles: headers ? ['status', 'retry-after'] : ['status'],
  refuse: () => ({ error: reply(error), ...(headers ? { delivery: { headers } } : {}) }),
});

const named = (error: ErrorReply & { readonly source: string }): Fault =>
  refusal(error, error.source);

const retryAfter = { 'retry-after': '1' };

const unavailable = { status: 503, message: 'The service is currently unavailable.' };

/** The faults `status/…`. */
export const status = {
  'status/400': named(texts.badFormat),
  'status/401': named(texts.unauthenticated),
  'status/403': refusal({ status: 403, message: 'This is not allowed.' }, listed),
  'status/404': named(texts.notFound),
  'status/408': refusal(
    { status: 408, message: 'The request did not arrive in time.' },
    'RFC 9110, section 15.5.9; OpenAI SDKs try again',
  ),
  'status/409': refusal(
    { status: 409, message: 'The state of the resource does not allow this.' },
    listed,
  ),
  'status/413': refusal(
    { status: 413, message: 'The request is too large.' },
    'sogawa-yk/jetuse, docs/tips.md, 15 Jun 2026 (the status; the text is the kit’s)',
  ),
  'status/422': refusal(
    {
      status: 422,
      message:
        'Failed to deserialize the JSON body into the target type: missing field `input` at line 1 column 2',
    },
    'oracle/langchain-oracle PR #242 (the beginning of the text)',
  ),
  'status/429': named(texts.throttled),
  'status/429-with-retry-after': refusal(texts.throttled, texts.throttled.source, retryAfter),
  'status/500': refusal({ status: 500, message: 'Internal server error.' }, listed),
  'status/502': refusal(
    { status: 502, message: 'Bad gateway.' },
    'RFC 9110, section 15.6.3; gateways before the service',
  ),
  'status/503': refusal(unavailable, listed),
  'status/503-with-retry-after': refusal(unavailable, listed, retryAfter),
  'status/504': refusal(
    { status: 504, message: 'Gateway timeout.' },
    'RFC 9110, section 15.6.5; long streams behind an API gateway',
  ),
} as const satisfies FaultGroup;
