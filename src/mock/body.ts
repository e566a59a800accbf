/** Request bodies as bytes: that is what signatures cover. */
import type { IncomingMessage } from 'node:http';

/** Why the HTTP layer gave up on a request. */
export interface HttpTrouble {
  readonly status: number;
  /** Absent: what is always said of the status. */
  readonly message?: string;
  /** For the journal. */
  readonly note?: string;
}

/** Bytes of a request body at most. The service's own limit is unknown. */
const bodyLimit = 33_554_432;

/** What a request without a body has. */
export const noBody: Uint8Array = Buffer.alloc(0);

/**
 * Reads a request's body and hands it on, once. Where it is larger than allowed, or its client goes
 * in the middle of it, what was read is thrown away and `trouble` says so.
 */
export function readBody(
  request: IncomingMessage,
  then: (body: Uint8Array, trouble?: HttpTrouble) => void,
): void {
  let parts: Uint8Array[] = [];
  let length = 0;
  let given = false;
  const give = (body: Uint8Array, trouble?: HttpTrouble) => {
    if (given) return;
    given = true;
    parts = [];
    then(body, trouble);
  };
  request.on('data', (part: Uint8Array) => {
    if (given) return;
    length += part.length;
    parts.push(part);
    if (length > bodyLimit) give(noBody, { status: 413 });
  });
  request.on('end', () => {
    const [first = noBody, second] = parts;
    give(second === undefined ? first : Buffer.concat(parts));
  });
  request.on('error', () => give(noBody, { status: 400 }));
  if (Number(request.headers['content-length']) > bodyLimit) give(noBody, { status: 413 });
}
