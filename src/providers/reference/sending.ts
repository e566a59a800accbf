/** How the reference providers prove who calls, and send: parts that can be replaced one by one. */
import type { HttpRequest } from 'oci-common';
import type { Access } from '../../protocol/access.js';
import type { Credential } from './credentials/credential.js';

/** One try: the request is signed with the credential as it is now, and sent. */
export type Attempt = (request: HttpRequest) => Promise<{
  readonly response: Response;
  /** Which edition of the credential signed. */
  readonly edition: number;
}>;

/** The replaceable parts. */
export interface Sending {
  /** Opens the credential of a run; `open` is the reference's own way. */
  readonly credential: (
    access: Access,
    open: (access: Access) => Promise<Credential>,
  ) => Promise<Credential>;
  /** Sends a request, in as many attempts as it takes. */
  readonly send: (
    request: HttpRequest,
    credential: Credential,
    attempt: Attempt,
  ) => Promise<Response>;
}

/**
 * The reference parts. What the service refuses with 401 is sent once more with a fresh credential, date and
 * signature, where the credential can be renewed: Oracle's Python and Java SDKs and `oci-openai` do so
 * (oci-python-sdk, src/oci/base_client.py; oci-java-sdk, RefreshAuthTokenWrapper). Oracle's TypeScript SDK
 * leaves it to its caller.
 */
export const referenceSending: Sending = {
  credential: (access, open) => open(access),
  async send(request, credential, attempt) {
    const again = copyOf(request);
    const { response, edition } = await attempt(request);
    if (response.status !== 401 || credential.renew === undefined || again === undefined) {
      return response;
    }
    try {
      await credential.renew(edition);
    } catch {
      // What the service said stands: there is nothing better to ask with.
      return response;
    }
    await response.body?.cancel();
    return (await attempt(again)).response;
  },
};

/** The request before anything was signed; none of a body that can be read but once. */
function copyOf(request: HttpRequest): HttpRequest | undefined {
  const { body, headers } = request;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  return { ...request, headers: new Headers(headers) };
}
