/** Who an adapter says it is, and what it can do. Pure. */
import { type AuthMode, authModes, type Transport } from '../../protocol/call.js';
import { type Capabilities, isFeature } from '../../suites/features.js';
import type { AdapterMessage } from './adapter-messages.js';

/** Every transport that can be declared. */
export const transportNames: readonly Transport[] = ['sdk', 'v1', 'responses', 'management'];

/** An adapter, introduced. */
export interface Introduction {
  readonly name: string;
  /** Empty where it names none. */
  readonly version: string;
  readonly language?: string;
  readonly capabilities: Capabilities;
  /** Whether variables of an auth mode are applied at each call, or have to be there when the process starts. */
  readonly environment: 'process' | 'call';
  /** How many calls one process takes at once. */
  readonly parallel: number;
  /** Declared words that this version of the kit does not know; they count for nothing. */
  readonly unknown: readonly string[];
}

/** What a `ready` message says. Words that the kit does not know are set apart. */
export function introductionOf(ready: AdapterMessage<'ready'>): Introduction {
  const { name, version, language, capabilities } = ready;
  const { transports, auths, features, environment, parallel } = capabilities;
  return {
    name,
    version: version ?? '',
    ...(language ? { language } : {}),
    capabilities: {
      transports: [...new Set(transports.filter(isTransport))],
      auths: [...new Set(auths.filter(isAuthMode))],
      features: [...new Set(features.filter(isFeature))],
    },
    environment: environment ?? 'process',
    parallel: parallel ?? 1,
    unknown: [
      ...transports.filter((word) => !isTransport(word)),
      ...auths.filter((word) => !isAuthMode(word)),
      ...features.filter((word) => !isFeature(word)),
    ],
  };
}

function isTransport(word: string): word is Transport {
  return transportNames.some((name) => name === word);
}

function isAuthMode(word: string): word is AuthMode {
  return authModes.some((name) => name === word);
}
