/**
 * Who may call: a page in somebody's browser may not, unless it is the mock's own. A name that was made to lead to
 * this machine (DNS rebinding) is told by the Host header, a request from another page by its Origin.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { authorityOf } from '../../protocol/hosts.js';
import { hostCalled, isLoopback } from '../doors/address.js';
import type { Settings } from '../settings.js';
import { ControlRefusal } from './refusal.js';

const refused = (message: string, remedy: string) =>
  new ControlRefusal(403, 'OCIC_CONTROL_REFUSED', message, remedy);

/**
 * Refuses requests for another host, and those of foreign pages.
 *
 * @throws ControlRefusal 403 `OCIC_CONTROL_REFUSED`
 */
export function demandOwn(request: IncomingMessage, settings: Settings): void {
  const { host = '', origin } = request.headers;
  const name = authorityOf(host)?.host;
  const { publicOrigin } = settings;
  const own = [
    settings.host,
    ...(publicOrigin === undefined ? [] : [new URL(publicOrigin).hostname]),
  ];
  // An address is no name, and cannot be made to lead elsewhere.
  const known =
    name !== undefined &&
    (isLoopback(name) || isIP(name) !== 0 || own.some((one) => hostCalled(one) === name));
  if (!known) {
    throw refused(
      `The control API is not at the host ${JSON.stringify(host.slice(0, 80))}.`,
      'Call it by the address that the mock prints, or by localhost.',
    );
  }
  if (origin === undefined) return;
  if (URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host) return;
  throw refused(
    `A page of ${origin.slice(0, 80)} called the control API, which takes calls of its own page alone.`,
    'Call it from a program instead of a page.',
  );
}
