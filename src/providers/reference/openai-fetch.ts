/** The `fetch` that `openai` is given: it proves who calls, and remembers what came back. */
import type { HttpClient, HttpRequest } from 'oci-common';
import type { Credential } from './credentials/credential.js';
import { answerOf, type LastAnswer, watchedClient } from './http-client.js';
import type { OwnConnections } from './own-connections.js';
import type { Sending } from './sending.js';

/** What proves who calls: a credential that signs, or a secret that is sent as it is, by a `fetch` of its own or the global one. */
export type Proof =
  | Credential
  | { readonly apiKey: string; readonly fetch?: WatchedFetch['fetch'] };

/** A `fetch` in the form that `openai` takes, and what it saw last. */
export interface WatchedFetch {
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  last(): LastAnswer | undefined;
}

/**
 * Makes the `fetch` of one call. With a credential, Oracle's own signer signs every request, and its
 * signature takes the place of the bearer that `openai` put there, as in Oracle's `oci-openai`
 * (oracle-samples/oci-openai, src/oci_openai). With an API key, the bearer stays.
 *
 * @param signal cancels the request, and the reading of its answer
 * @param connections the client's own; absent: those of the process
 */
export function openAiFetch(
  proof: Proof,
  sending: Sending,
  signal: AbortSignal,
  connections?: OwnConnections,
): WatchedFetch {
  if ('apiKey' in proof) return bearerFetch(signal, connections?.fetch ?? proof.fetch ?? fetch);
  const { httpClient, last } = watchedClient(proof, sending, signal, connections);
  return { fetch: (url, init) => sendSigned(httpClient, String(url), init), last };
}

function bearerFetch(signal: AbortSignal, send: WatchedFetch['fetch']): WatchedFetch {
  let last: LastAnswer | undefined;
  return {
    async fetch(url, init) {
      const response = await send(url, { ...init, signal });
      last = await answerOf(response);
      return response;
    },
    last: () => last,
  };
}

async function sendSigned(
  client: HttpClient,
  uri: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers(init.headers);
  // The signer keeps what it finds, and a placeholder next to a signature would be two credentials.
  headers.delete('authorization');
  const { body, type } = await bodyOf(init.body);
  if (type !== null) headers.set('content-type', type);
  return client.send({ method: methodOf(init.method), uri, headers, body });
}

/** The signer reads text; a form becomes the text that would go out, under its boundary. */
async function bodyOf(
  body: RequestInit['body'],
): Promise<{ readonly body: string | undefined; readonly type: string | null }> {
  if (body === undefined || body === null) return { body: undefined, type: null };
  if (typeof body === 'string') return { body, type: null };
  const encoded = new Response(body);
  return { body: await encoded.text(), type: encoded.headers.get('content-type') };
}

function methodOf(method = 'GET'): HttpRequest['method'] {
  if (isMethod(method)) return method;
  throw new Error(`Oracle's SDK has no HTTP method ${method}.`);
}

function isMethod(method: string): method is HttpRequest['method'] {
  return ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'].includes(method);
}
