/** The reference provider: Oracle's TypeScript SDK as published, nothing patched. */

import { createRequire } from 'node:module';
import type { Call } from '../../protocol/call.js';
import type { Outcome, ProviderEvent } from '../../suites/trace.js';
import { profileReader } from '../../targets/profile.js';
import type { Provider, Report } from '../provider.js';
import { chat } from './chat.js';
import type { CallContext } from './client.js';
import { getModel, listModels } from './models.js';
import { type Readers, referenceReaders } from './readers.js';
import type { Emit } from './reading.js';

const require = createRequire(import.meta.url);

/**
 * Makes the provider over `oci-generativeaiinference` (chat) and `oci-generativeai` (models), signing
 * with the access's config file and profile. Every call has a client of its own: one attempt, no
 * circuit breaker, cancelled by the signal.
 *
 * `run` rejects with `OCIC_BAD_CREDENTIALS` when the profile cannot sign.
 *
 * @param readers parts that replace the reference ones
 *
 * @example
 * const { outcome } = await createSdkProvider().run(call, access, AbortSignal.timeout(10_000));
 */
export function createSdkProvider(readers: Partial<Readers> = {}): Provider {
  const parts = { ...referenceReaders, ...readers };
  const readProfile = profileReader();
  return {
    name: 'oci-generativeaiinference',
    version: sdkVersion(),
    transports: ['sdk', 'management'],
    auths: ['api_key'],
    operations: ['chat', 'list-models', 'get-model'],
    async run(call, access, signal) {
      const profile = await readProfile(access);
      return report(call, { access, profile, readers: parts, signal });
    },
  };
}

async function report(call: Call, context: CallContext): Promise<Report> {
  const began = performance.now();
  const events: ProviderEvent[] = [];
  const at = () => Math.round(performance.now() - began);
  const outcome = await perform(call, context, (kind, text) =>
    events.push({ at: at(), kind, text }),
  );
  events.push({ at: at(), kind: 'end' });
  return { outcome, events };
}

function perform(call: Call, context: CallContext, emit: Emit): Promise<Outcome> {
  switch (call.operation) {
    case 'chat':
      return chat(call, context, emit);
    case 'list-models':
      return listModels(call, context);
    case 'get-model':
      return getModel(call, context);
    default:
      throw new Error(`The SDK has no operation ${call.operation}.`);
  }
}

function sdkVersion(): string {
  const manifest: { version: string } = require('oci-generativeaiinference/package.json');
  return manifest.version;
}
