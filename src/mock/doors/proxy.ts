/**
 * The mock as a forward proxy, for clients whose host is hard-wired: CONNECT, and targets in absolute form.
 * It answers for the service's hosts itself and refuses all others; nothing is forwarded.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { authorityOf } from '../../protocol/hosts.js';
import type { HttpTrouble } from '../body.js';
import type { Refusal } from '../malformed.js';
import { redactTarget } from '../redact.js';
import type { Doors } from './doors.js';

const note = 'not played: nothing is forwarded';

/** What is said of a host that is not played; the status is 403, as of a proxy that may not. */
const notPlayed = (asked: string): string =>
  `OCIC_HOST_NOT_PLAYED: ${redactTarget(asked).slice(0, 255)} is not played by oci-conform, and nothing is forwarded. Played are ` +
  '(inference.)generativeai.<region>.oci.<domain> and auth.<region>.<domain> on port 443 in every realm of ' +
  "Oracle's, and 169.254.169.254 on port 80.";

const portOf: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** Scheme and authority of a target in absolute form (RFC 9112, section 3.2.2). */
const absolute = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;

/**
 * What is wrong with a request target in absolute form that names somebody else's host.
 *
 * @returns `undefined` where nothing is, and for targets in origin form
 */
export function absoluteTrouble(
  target: string,
  doors: Pick<Doors, 'spokenAt'>,
): HttpTrouble | undefined {
  // Nearly all are in origin form, and begin with a slash.
  if (target.charCodeAt(0) === 47) return undefined;
  const [whole, scheme = '', text = ''] = absolute.exec(target) ?? [];
  if (whole === undefined) return undefined;
  const authority = authorityOf(text);
  const port = authority?.port ?? portOf[scheme.toLowerCase()];
  if (authority && port !== undefined && doors.spokenAt({ ...authority, port })) return undefined;
  return { status: 403, message: notPlayed(text), note };
}

/** Answers a CONNECT that is refused. */
type RefuseTunnel = (request: IncomingMessage, socket: Duplex, refusal: Refusal) => void;

/** Makes the listener for CONNECT: the tunnel ends here, or is refused. */
export function createTunnel(
  doors: Pick<Doors, 'spokenAt' | 'enter'>,
  refuse: RefuseTunnel,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  return (request, socket, head) => {
    const asked = request.url ?? '';
    const { host, port } = authorityOf(asked) ?? {};
    const spoken =
      host !== undefined && port !== undefined ? doors.spokenAt({ host, port }) : undefined;
    if (host === undefined || spoken === undefined) {
      const message = notPlayed(asked);
      refuse(request, socket, { status: 403, message, reason: 'Not played by oci-conform', note });
      return;
    }
    doors.enter(socket, host, spoken, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) socket.unshift(head);
    });
  };
}
