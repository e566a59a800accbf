/** The reference provider: Oracle's TypeScript SDK as published, nothing patched. */

import { createRequire } from 'node:module';
import { signingModes } from '../../protocol/call.js';
import type { Provider } from '../provider.js';
import { configured } from './configured.js';
import { createCredentials } from './credentials/open.js';
import { type Readers, referenceReaders } from './readers.js';
import { referenceSending, type Sending } from './sending.js';

const require = createRequire(import.meta.url);

/**
 * Makes the provider over `oci-generativeaiinference` (chat) and `oci-generativeai` (models), signing
 * as the access's auth mode says, by Oracle's own provider for it. A run has one credential, which the
 * steps of a dialogue share; every call has a client of its own: one attempt, or two where the service
 * refuses a credential that can be renewed; no circuit breaker; cancelled by the signal.
 *
 * `run` rejects with `OCIC_BAD_CREDENTIALS` when files or variables give no credential.
 *
 * @param readers parts that replace the reference ones
 * @param sending parts that replace the reference ones
 * @param credentials those of the run, where other providers share them
 *
 * @example
 * const { outcome } = await createSdkProvider().run(call, access, AbortSignal.timeout(10_000));
 */
export function createSdkProvider(
  readers: Partial<Readers> = {},
  sending: Partial<Sending> = {},
  credentials = createCredentials(),
): Provider {
  const parts = { ...referenceReaders, ...readers };
  const sends = { ...referenceSending, ...sending };
  return {
    name: 'oci-generativeaiinference',
    version: sdkVersion(),
    transports: ['sdk', 'management'],
    auths: signingModes,
    operations: ['chat', 'dialogue', 'rounds', 'life', 'configured', 'list-models', 'get-model'],
    async run(call, access, signal) {
      if (call.operation === 'configured') return configured(call, access, credentials);
      const credential = await sends.credential(access, credentials.open);
      try {
        // Whoever calls by `openai` alone does without Oracle's clients, which take a tenth of a second to load.
        const { performNative } = await import('./sdk-call.js');
        return await performNative(call, {
          access,
          credential,
          readers: parts,
          sending: sends,
          signal,
        });
      } finally {
        credential.close();
      }
    },
  };
}

function sdkVersion(): string {
  const manifest: { version: string } = require('oci-generativeaiinference/package.json');
  return manifest.version;
}
