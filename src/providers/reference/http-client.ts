/** The SDK's own HTTP client, watched: what it sends is untouched, what came back is remembered. */
import { FetchHttpClient, type HttpClient, type RequestSigner } from 'oci-common';
import type { Credential } from './credentials/credential.js';
import type { OwnConnections } from './own-connections.js';
import { waitAskedFor } from './retries.js';
import type { Sending } from './sending.js';

/** The last HTTP answer of a client, which the SDK does not always show. */
export interface LastAnswer {
  readonly status: number;
  readonly requestId: string | undefined;
  /** The body of an error answer, as text. */
  readonly errorBody: string | undefined;
  /** Milliseconds after which it asks to be tried again. */
  readonly wait?: number;
}

/** A client for `AuthParams.httpClient`, and what it saw last. */
export interface WatchedClient {
  readonly httpClient: HttpClient;
  last(): LastAnswer | undefined;
}

/**
 * Makes the client that the SDK would make itself, without a circuit breaker, cancelled by `signal`.
 *
 * Watching it is how a streamed answer's `opc-request-id` is known (the SDK returns the bare body),
 * and the status behind a numeric `code`, on which the SDK's error class throws
 * (npm oci-common 2.139.1, lib/error.js).
 *
 * @param connections in the place of those of the process, which Oracle's client knows alone
 */
export function watchedClient(
  credential: Credential,
  { send }: Sending,
  signal: AbortSignal,
  connections?: OwnConnections,
): WatchedClient {
  let edition = 0;
  const signer: RequestSigner = {
    async signHttpRequest(request, excludeBody) {
      edition = await credential.sign(request, excludeBody);
    },
  };
  const inner = connections
    ? clientOver(connections, signer, signal)
    : new FetchHttpClient(signer, null, { signal });
  let last: LastAnswer | undefined;
  return {
    httpClient: {
      send: (request, ...rest) =>
        send(request, credential, async (one) => {
          const response = await inner.send(one, ...rest);
          last = await answerOf(response);
          return { response, edition };
        }),
    },
    last: () => last,
  };
}

/** As Oracle's own client sends, over other connections. */
function clientOver(
  { fetch }: OwnConnections,
  signer: RequestSigner,
  signal: AbortSignal,
): HttpClient {
  return {
    async send(request, excludeBody) {
      await signer.signHttpRequest(request, excludeBody);
      const { uri, method, headers, body } = request;
      return fetch(uri, { method, headers, body: typeof body === 'string' ? body : null, signal });
    },
  };
}

/** What is remembered of an answer. Its body is still to be read by the SDK. */
export async function answerOf(response: Response): Promise<LastAnswer> {
  const wait = waitAskedFor(response.headers);
  return {
    status: response.status,
    requestId: response.headers.get('opc-request-id') ?? undefined,
    errorBody: response.ok ? undefined : await response.clone().text(),
    ...(wait === undefined ? {} : { wait }),
  };
}
