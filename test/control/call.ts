/** Calls of the control API over a socket, with whatever headers a test likes. */
import { open } from '../mock/client.js';

/** An answer, its body parsed where it is JSON. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
}

/** Makes one call below `/oci-conform/api/`. A body that is no string goes out as JSON. */
export async function call(
  origin: string,
  method: string,
  path: string,
  body?: unknown,
  headers: readonly (readonly [string, string])[] = [],
): Promise<Told> {
  const given =
    body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const typed = headers.some(([name]) => name === 'content-type');
  const exchange = open(origin, {
    method,
    target: path.startsWith('/') ? path : `/oci-conform/api/${path}`,
    headers: [
      ...headers,
      ...(given === undefined || typed ? [] : [['content-type', 'application/json'] as const]),
    ],
    ...(given === undefined ? {} : { body: given }),
  });
  // A 204 has no body, and no length.
  const answer = await exchange.answer(({ whole, status }) => whole || status === 204);
  exchange.socket.destroy();
  const text = answer.body.toString();
  const isJson = (answer.headers['content-type'] ?? '').startsWith('application/json');
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}
