/** Reaching Node's clients, whose `fetch` reads no proxy variable: their connections themselves are turned. */
import { fileURLToPath } from 'node:url';
import { packageFile } from '../../package-files.js';
import { hostPatterns } from '../../protocol/hosts.js';

/**
 * A module for `NODE_OPTIONS=--require=…`. It does nothing without the variable {@link turnVariable}, and nothing
 * to hosts that the mock does not play; where the mock has gone, those that it played refuse connections.
 */
export const preloadFile = fileURLToPath(packageFile('bin/preload.cjs'));

/** The variable that the preload reads. */
export const turnVariable = 'OCI_CONFORM_TURN';

/** Where the mock listens, as origins. */
export interface TurnedTo {
  readonly plain: string;
  readonly tls: string;
}

const addressOf = (origin: string) => {
  const { hostname, port } = new URL(origin);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
};

/** The value of {@link turnVariable}: which connections are turned, and to where. */
export function turnsTo({ plain, tls }: TurnedTo): string {
  return JSON.stringify([
    { host: hostPatterns.regional, port: 443, to: addressOf(tls) },
    { host: hostPatterns.metadata, port: 80, to: addressOf(plain) },
  ]);
}
