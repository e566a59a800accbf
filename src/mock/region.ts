/** Which region a request is made in. */
import { regionOfHost } from '../protocol/hosts.js';
import { region as own } from './identity/credentials.js';
import type { Received } from './stages.js';

/**
 * The region that the `Host` header names, as a client does that is led here under the service's own host
 * names; else the mock's own.
 */
export function regionOf({ headers }: Received): string {
  const host = headers.find(([name]) => name.length === 4 && name.toLowerCase() === 'host')?.[1];
  // Most clients are pointed at an address; nothing more is read then.
  if (host === undefined || !host.includes('generativeai.')) return own;
  return regionOfHost(host) ?? own;
}
