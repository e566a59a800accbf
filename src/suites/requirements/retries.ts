/** Requirements of subject `retry`. They hold a client that tries again when it is told to. */
import type { Requirement } from '../requirement.js';

const documented =
  'OCI documentation, SDK and CLI concepts, Retries: which errors the SDKs try again';
const oracles = 'npm oci-common 2.139.1, lib/retrier.js; oracle/oci-python-sdk, src/oci/retry';
const openais = 'npm openai 6, client.js (shouldRetry, retryRequest)';

export const retriesRequirements: readonly Requirement[] = [
  {
    id: 'retry/transient',
    statement:
      'A client that may try again does so after 429, 500, 502, 503 and 504, before a stream as before a whole answer.',
    level: 'must',
    evidence: 'documented',
    source: `${documented}; ${oracles}; ${openais}`,
  },
  {
    id: 'retry/incorrect-state',
    statement:
      'Of the answers with status 409, the one with the code IncorrectState is tried again.',
    level: 'must',
    evidence: 'documented',
    source: `${documented}; ${oracles}; ${openais} tries every 409 again`,
  },
  {
    id: 'retry/final',
    statement:
      'Other answers of status 4xx are final: 400, 403, 404, 413 and 422 are not tried again.',
    level: 'must',
    evidence: 'documented',
    source: `${documented}; ${oracles}; ${openais}`,
  },
  {
    id: 'retry/connection',
    statement: 'A connection that breaks before a byte of the answer is tried again.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${oracles}; ${openais}`,
  },
  {
    id: 'retry/bounded',
    statement:
      'A call is made in no more requests than the client was told, and the last error is its own.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${oracles}; ${openais}`,
  },
  {
    id: 'retry/not-after-the-first-byte',
    statement:
      'A stream that breaks off after its first byte is an error; it is not begun again unasked.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${oracles}; ${openais}: both hand the body over once its headers are there`,
  },
  {
    id: 'retry/signed-anew',
    statement:
      'Each try has the same method, path and body, and a signature of its own with a fresh date.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${oracles}; oracle-samples/oci-openai, src/oci_openai: each request passes the signer`,
  },
  {
    id: 'retry/one-token',
    statement:
      'All tries of one call have the same opc-retry-token, by which the service knows them for one.',
    level: 'should',
    evidence: 'sdk-model',
    source:
      'npm oci-common 2.139.1, lib/retry-token-header.js; oracle/oci-python-sdk, src/oci/base_client.py',
  },
  {
    id: 'retry/after',
    statement: 'retry-after, in seconds, is waited for before the next try.',
    level: 'should',
    evidence: 'documented',
    source: `RFC 9110, section 10.2.3; ${openais}; Oracle's SDKs leave it to their caller`,
  },
  {
    id: 'retry/after-milliseconds',
    statement: 'retry-after-ms is waited for; the service itself was not seen to send it.',
    level: 'info',
    evidence: 'sdk-model',
    source: openais,
  },
  {
    id: 'retry/told',
    statement:
      'x-should-retry says whether to try again, whatever the status; the service itself was not seen to send it.',
    level: 'info',
    evidence: 'sdk-model',
    source: openais,
  },
  {
    id: 'retry/empty-answers',
    statement: 'An answer without a word is asked for again three times at most, if at all.',
    level: 'info',
    evidence: 'one-report',
    source: 'oracle-samples/locus, OCIModel: up to three tries on empty content',
    excluded:
      'Whether an empty answer is one is the client’s own policy; that it is no error is held elsewhere.',
  },
  {
    id: 'retry/circuit-breaker',
    statement:
      'After ten failures in a row Oracle’s SDKs answer in the service’s place for a while.',
    level: 'info',
    evidence: 'sdk-model',
    source: 'npm oci-common 2.139.1, lib/circuit-breaker.js',
    excluded: 'It is a client’s own setting, which nobody has to have.',
  },
];
