/** The reference provider: Oracle's TypeScript SDK as published, nothing patched. */

import { createRequire } from 'node:module';
import { type ApiCall, type Call, type ChatCall, signingModes } from '../../protocol/call.js';
import type { Outcome, ProviderEvent, StepOutcome } from '../../suites/trace.js';
import type { Provider, Report } from '../provider.js';
import { chat } from './chat.js';
import type { CallContext } from './client.js';
import { configured } from './configured.js';
import { createCredentials } from './credentials/open.js';
import { dialogue } from './dialogue.js';
import { getModel, listModels } from './models.js';
import { liveOver } from './own-connections.js';
import { type Readers, referenceReaders } from './readers.js';
import type { Emit } from './reading.js';
import { rounds } from './rounds.js';
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
        return await report(call, { access, credential, readers: parts, sending: sends, signal });
      } finally {
        credential.close();
      }
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
    case 'dialogue':
      return dialogue(call, (step) => performStep(step, context, emit));
    case 'rounds':
      return rounds(call, (step) => chat(step, context, emit));
    case 'life':
      return liveOver(call, emit, (step, connections, heard) =>
        chat(step, { ...context, connections }, heard),
      );
    case 'list-models':
      return listModels(call, context);
    case 'get-model':
      return getModel(call, context);
    default:
      throw new Error(`The SDK has no operation ${call.operation}.`);
  }
}

function performStep(
  step: ChatCall | ApiCall,
  context: CallContext,
  emit: Emit,
): Promise<StepOutcome> {
  if (step.operation === 'chat') return chat(step, context, emit);
  throw new Error(`The SDK has no operation ${step.method}.`);
}

function sdkVersion(): string {
  const manifest: { version: string } = require('oci-generativeaiinference/package.json');
  return manifest.version;
}
