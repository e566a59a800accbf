/** What every client of the SDK is made with. */
import { CircuitBreaker, type HttpClient } from 'oci-common';
import type { Access } from '../../protocol/access.js';
import type { ChatOptions } from '../../protocol/call.js';
import type { Credential } from './credentials/credential.js';
import { type LastAnswer, watchedClient } from './http-client.js';
import type { OwnConnections } from './own-connections.js';
import type { Readers } from './readers.js';
import { retryConfiguration } from './retries.js';
import type { Sending } from './sending.js';

/** What a call is made with. */
export interface CallContext {
  readonly access: Access;
  readonly credential: Credential;
  readonly sending: Sending;
  readonly readers: Readers;
  readonly signal: AbortSignal;
  /** The client's own; absent: those of the process. */
  readonly connections?: OwnConnections;
}

/**
 * One attempt unless the call asks for more, and no circuit breaker, which after ten server errors would
 * answer in the service's place (npm oci-common 2.139.1, lib/circuit-breaker.js).
 *
 * @param last the client's last answer
 */
export function clientConfiguration(
  last: () => LastAnswer | undefined,
  retries?: ChatOptions['retries'],
) {
  return {
    retryConfiguration: retryConfiguration(retries, last),
    circuitBreaker: new CircuitBreaker({ disableClientCircuitBreaker: true }),
  };
}

/** Who calls, and over what; `last` tells of the answer that the SDK may not show. */
export interface WatchedParams {
  readonly params: { readonly httpClient: HttpClient };
  readonly last: () => LastAnswer | undefined;
}

/**
 * Constructor parameters of a client for one call.
 *
 * @param others what aborts the call's connection, beside the context's own signal
 */
export function clientParams(
  context: CallContext,
  ...others: readonly AbortSignal[]
): WatchedParams {
  const signal = AbortSignal.any([context.signal, ...others]);
  const watched = watchedClient(context.credential, context.sending, signal, context.connections);
  return {
    params: { httpClient: watched.httpClient },
    last: watched.last,
  };
}
