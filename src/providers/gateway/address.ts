/** Where a gateway takes OpenAI requests. Pure. */

/** The base URL of a gateway, taken apart as an access has it. */
export interface GatewayAddress {
  /** Its origin, no trailing slash. */
  readonly endpoint: string;
  /** The path below which it takes OpenAI requests. */
  readonly openAiBase: string;
}

/**
 * Reads a gateway's URL: the base URL that an OpenAI client is given. Without a path `/v1` is meant, which is
 * where OpenAI's own is.
 *
 * @example
 * gatewayAddress('http://127.0.0.1:8080'); // { endpoint: 'http://127.0.0.1:8080', openAiBase: '/v1' }
 */
export function gatewayAddress(url: string): GatewayAddress {
  const { origin, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  return { endpoint: origin, openAiBase: path === '' ? '/v1' : path };
}
