/** Where a mock listens: what an address is called, and why it cannot be taken. */
import { isIP } from 'node:net';
import { ConformError } from '../../errors.js';

/** An address of this machine. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const wildcards: readonly string[] = ['0.0.0.0', '::'];

/** The host by which a listener on `host` is called from this machine, without brackets. */
export function hostCalled(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === '0.0.0.0') return '127.0.0.1';
  return bare === '::' ? '::1' : bare;
}

/** The origin of a listener, e.g. `https://127.0.0.2:12250`. */
export function originOf(scheme: 'http' | 'https', { host, port }: Address): string {
  const called = hostCalled(host);
  return `${scheme}://${called.includes(':') ? `[${called}]` : called}:${port}`;
}

/** Whether a name or address is this machine's by its form alone; nothing is resolved. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '::1' ||
  (isIP(host) === 4 && host.startsWith('127.'));

/** Whether a listener on an address can be called by a name with that port. */
export function isCalled({ host, port }: Address, asked: Address): boolean {
  if (port !== asked.port) return false;
  return wildcards.includes(host) || isLoopback(asked.host) || hostCalled(host) === asked.host;
}

/** Why an address cannot be listened on, and what to do. */
export function listenError(cause: unknown, { host, port }: Address): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new ConformError(
      'OCIC_PORT_TAKEN',
      `Port ${port} on ${host} is in use.`,
      'Choose another port, or 0 for any free one.',
      { cause },
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new ConformError(
      'OCIC_BAD_OPTION',
      `Cannot listen on ${host}, port ${port} (${code}).`,
      'Use an address of this machine and a port that you may open; 0 finds a free one.',
      { cause },
    );
  }
  return cause;
}
