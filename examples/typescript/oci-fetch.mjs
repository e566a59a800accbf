// A `fetch` that signs as Oracle's SDK does, for clients that take one (openai, the AI SDK).
import { DefaultRequestSigner } from 'oci-common';

/**
 * @param credential a provider of Oracle's SDK
 * @example new OpenAI({ baseURL, apiKey: 'unused', fetch: signedFetch(credential) });
 */
export function signedFetch(credential) {
  const signer = new DefaultRequestSigner(credential);
  return async (url, init) => {
    const headers = new Headers(init.headers);
    headers.delete('authorization'); // the placeholder of a key that is not there
    await signer.signHttpRequest({ ...init, uri: String(url), headers });
    return fetch(url, { ...init, headers });
  };
}
