/** The reference provider of the OpenAI transports: npm `openai` as published, nothing patched. */

import { VERSION } from 'openai/version';
import { ConformError } from '../../errors.js';
import type { Access } from '../../protocol/access.js';
import type { ApiCall, Call, ChatCall } from '../../protocol/call.js';
import type { Outcome, ProviderEvent, StepOutcome } from '../../suites/trace.js';
import { type ProfileReader, profileReader } from '../../targets/profile.js';
import type { Provider } from '../provider.js';
import type { Credential } from './credential.js';
import { openAiApi } from './openai-api.js';
import { openAiChat } from './openai-chat.js';
import type { OpenAiContext } from './openai-client.js';
import { dialogue } from './openai-dialogue.js';
import { type OpenAiReaders, referenceOpenAiReaders } from './openai-readers.js';

/**
 * Makes the provider over `openai`: chat completions and responses, whole, streamed or through the SDK's
 * accumulators, and the operations beside them. It signs with the access's profile (`api_key`), or
 * sends the access's `apiKey` as a bearer (`genai_api_key`). Every call has a client of its own: one
 * attempt, cancelled by the signal.
 *
 * `run` rejects with `OCIC_BAD_CREDENTIALS` when the profile cannot sign, or there is no API key.
 *
 * @param readers parts that replace the reference ones
 *
 * @example
 * const { outcome } = await createOpenAiProvider().run(call, access, AbortSignal.timeout(10_000));
 */
export function createOpenAiProvider(readers: Partial<OpenAiReaders> = {}): Provider {
  const parts = { ...referenceOpenAiReaders, ...readers };
  const readProfile = profileReader();
  return {
    name: 'openai',
    version: VERSION,
    transports: ['v1', 'responses'],
    auths: ['api_key', 'genai_api_key'],
    operations: ['chat', 'api', 'dialogue'],
    async run(call, access, signal) {
      const credential = await credentialOf(access, readProfile);
      const began = performance.now();
      const events: ProviderEvent[] = [];
      const at = () => Math.round(performance.now() - began);
      const emit: OpenAiContext['emit'] = (kind, text) => events.push({ at: at(), kind, text });
      const outcome = await perform(call, { access, credential, readers: parts, emit, signal });
      events.push({ at: at(), kind: 'end' });
      return { outcome, events };
    },
  };
}

function perform(call: Call, context: OpenAiContext): Promise<Outcome> {
  switch (call.operation) {
    case 'chat':
    case 'api':
      return performStep(call, context);
    case 'dialogue':
      return dialogue(call, (step) => performStep(step, context));
    default:
      throw new Error(`openai has no operation ${call.operation}.`);
  }
}

function performStep(step: ChatCall | ApiCall, context: OpenAiContext): Promise<StepOutcome> {
  return step.operation === 'chat' ? openAiChat(step, context) : openAiApi(step, context);
}

async function credentialOf(access: Access, readProfile: ProfileReader): Promise<Credential> {
  if (access.auth !== 'genai_api_key') return { profile: await readProfile(access) };
  if (access.apiKey !== undefined) return { apiKey: access.apiKey };
  throw new ConformError(
    'OCIC_BAD_CREDENTIALS',
    'There is no Generative AI API key to call with.',
    'Set OCI_CONFORM_GENAI_API_KEY, or leave this auth mode out.',
  );
}
