/** The gateway door: OpenAI's own client calls a server that stands between it and Oracle's service. */
import { VERSION } from 'openai/version';
import type { Access } from '../../protocol/access.js';
import type { Call } from '../../protocol/call.js';
import type { Capabilities } from '../../suites/features.js';
import type { ProviderEvent } from '../../suites/trace.js';
import { createRedact, secretsOf } from '../adapter/secrets.js';
import type { Provider } from '../provider.js';
import { performOpenAi } from '../reference/openai-call.js';
import type { OpenAiContext } from '../reference/openai-client.js';
import { referenceOpenAiReaders } from '../reference/openai-readers.js';
import { referenceSending } from '../reference/sending.js';
import { gatewayAddress } from './address.js';
import { watch } from './watch.js';

/** A gateway, and what is known of it. */
export interface GatewayOptions {
  /** The base URL that an OpenAI client is given. */
  readonly url: string;
  /** The bearer that it wants of its clients. */
  readonly key: string;
  readonly name: string;
  readonly capabilities: Capabilities;
}

/**
 * Makes a provider of a gateway: npm `openai` as published calls it, and what passes between the two is noted in
 * `seen`. A client says what it can of Oracle's surroundings (compartment and project, as headers), since some
 * gateways hand on what their clients say and know nothing else.
 *
 * @example
 * createGatewayProvider({ url: 'http://127.0.0.1:8080', key: 'any', name: 'aibridge', capabilities });
 */
export function createGatewayProvider(options: GatewayOptions): Provider {
  const { url, key, name, capabilities } = options;
  return {
    name,
    version: `by openai ${VERSION}`,
    transports: capabilities.transports,
    auths: capabilities.auths,
    operations: ['chat', 'api', 'dialogue', 'rounds'],
    capabilities,
    async run(call, access, signal) {
      const { fetch, seen } = watch(createRedact([...(await secretsOf(access)), key]));
      const began = performance.now();
      const at = () => Math.round(performance.now() - began);
      const events: ProviderEvent[] = [];
      const cancelling = new AbortController();
      const emit: OpenAiContext['emit'] = (kind, text) => {
        events.push({ at: at(), kind, text });
        if (cancelsAfterText(call)) cancelling.abort();
      };
      const outcome = await performOpenAi(call, {
        access: ownAccess(access, url, key),
        proof: { apiKey: key, fetch },
        sending: referenceSending,
        readers: referenceOpenAiReaders,
        emit,
        signal: AbortSignal.any([signal, cancelling.signal]),
      });
      events.push({ at: at(), kind: 'end' });
      return { outcome, events, seen: seen(), duration: at() };
    },
  };
}

const cancelsAfterText = (call: Call): boolean =>
  call.operation === 'chat' && call.cancelled === 'after-first-text';

/** Of the tenancy the client knows its compartment and project; it calls the gateway, with the gateway's own key. */
const ownAccess = (access: Access, url: string, key: string): Access => ({
  ...access,
  ...gatewayAddress(url),
  auth: 'genai_api_key',
  apiKey: key,
});
