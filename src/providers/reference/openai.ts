/** The reference provider of the OpenAI transports: npm `openai` as published, nothing patched. */

import { VERSION } from 'openai/version';
import { ConformError } from '../../errors.js';
import type { Access } from '../../protocol/access.js';
import { signingModes } from '../../protocol/call.js';
import type { ProviderEvent } from '../../suites/trace.js';
import type { Provider } from '../provider.js';
import { configured } from './configured.js';
import { createCredentials } from './credentials/open.js';
import type { OpenAiContext } from './openai-client.js';
import type { Proof } from './openai-fetch.js';
import type { OpenAiReaders } from './openai-readers.js';
import { referenceSending, type Sending } from './sending.js';

/**
 * Makes the provider over `openai`: chat completions and responses, whole, streamed or through the SDK's
 * accumulators, and the operations beside them. It signs as the access's auth mode says, by Oracle's own
 * provider for it, or sends the access's `apiKey` as a bearer (`genai_api_key`). A run has one credential,
 * which the steps of a dialogue share; every call has a client of its own: one attempt, or two where the
 * service refuses a credential that can be renewed; cancelled by the signal.
 *
 * `run` rejects with `OCIC_BAD_CREDENTIALS` when files or variables give no credential, or there is no API key.
 *
 * @param readers parts that replace the reference ones
 * @param sending parts that replace the reference ones
 * @param credentials those of the run, where other providers share them
 *
 * @example
 * const { outcome } = await createOpenAiProvider().run(call, access, AbortSignal.timeout(10_000));
 */
export function createOpenAiProvider(
  readers: Partial<OpenAiReaders> = {},
  sending: Partial<Sending> = {},
  credentials = createCredentials(),
): Provider {
  const sends = { ...referenceSending, ...sending };
  return {
    name: 'openai',
    version: VERSION,
    transports: ['v1', 'responses'],
    auths: [...signingModes, 'genai_api_key'],
    operations: ['chat', 'api', 'dialogue', 'rounds', 'life', 'configured'],
    async run(call, access, signal) {
      if (call.operation === 'configured') return configured(call, access, credentials);
      const proof = await proofOf(access, (one) => sends.credential(one, credentials.open));
      const began = performance.now();
      const events: ProviderEvent[] = [];
      const at = () => Math.round(performance.now() - began);
      const emit: OpenAiContext['emit'] = (kind, text) => events.push({ at: at(), kind, text });
      try {
        // Whoever calls by Oracle's SDK alone does without it.
        const { performOpenAi } = await import('./openai-call.js');
        const { referenceOpenAiReaders } = await import('./openai-readers.js');
        const parts = { ...referenceOpenAiReaders, ...readers };
        const context = { access, proof, sending: sends, readers: parts, emit, signal };
        const outcome = await performOpenAi(call, context);
        events.push({ at: at(), kind: 'end' });
        return { outcome, events };
      } finally {
        if ('close' in proof) proof.close();
      }
    },
  };
}

async function proofOf(access: Access, open: (access: Access) => Promise<Proof>): Promise<Proof> {
  if (access.auth !== 'genai_api_key') return open(access);
  if (access.apiKey !== undefined) return { apiKey: access.apiKey };
  throw new ConformError(
    'OCIC_BAD_CREDENTIALS',
    'There is no Generative AI API key to call with.',
    'Set OCI_CONFORM_GENAI_API_KEY, or leave this auth mode out.',
  );
}
