/** The reference providers by name, without loading them. */
import { createRequire } from 'node:module';
import { VERSION } from 'openai/version';
import type { Transport } from '../protocol/call.js';

/** A provider as a report names it. */
export interface ProviderName {
  readonly name: string;
  readonly version: string;
}

const oracles = 'oci-generativeaiinference';

/** The reference provider that makes the calls of a transport. */
export function referenceOf(transport: Transport): ProviderName {
  if (transport === 'v1' || transport === 'responses') return { name: 'openai', version: VERSION };
  const require = createRequire(import.meta.url);
  const manifest: { version: string } = require(`${oracles}/package.json`);
  return { name: oracles, version: manifest.version };
}
