/** Probes that are about their signature: the request itself is small and free of charge. */
import type { ProbeCall, ProbeRequest, Signing } from '../../protocol/call.js';
import type { Case, Level, Need } from '../case.js';
import { chatBody, genericRequest, probeChat } from './probes.js';

type More = Partial<Omit<ProbeRequest, 'signing'>>;

/** A model listing with a query, on the management host. */
export function listing(signing: Signing, more: More = {}): ProbeCall {
  return {
    operation: 'probe',
    plane: 'management',
    request: {
      method: 'GET',
      target: '/20231130/models?compartmentId={compartment}&capability=CHAT',
      signing,
      ...more,
    },
  };
}

/** A chat request that is to be refused before anybody reads it: its model may be any. */
export function refusedChat(signing: Signing, more: More = {}): ProbeCall {
  return probeChat(chatBody('meta.llama-3.3-70b-instruct', genericRequest({ maxTokens: 1 })), {
    signing,
    ...more,
  });
}

/** A chat request that is to be answered. */
export function answeredChat(signing: Signing, text = 'Hello'): ProbeCall {
  const messages = [{ role: 'USER', content: [{ type: 'TEXT', text }] }];
  return probeChat(chatBody('{model}', genericRequest({ messages, maxTokens: 1 })), { signing });
}

/** The names a POST has to cover, in the order of the Python, Go and Java SDKs. */
export const chatNames = [
  'date',
  '(request-target)',
  'host',
  'content-length',
  'content-type',
  'x-content-sha256',
] as const;

/** A signature that the service has to refuse. */
export interface Refused {
  /** Behind `signature/refused/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly needs?: readonly Need[];
  readonly when: ProbeCall;
  /** Classes of the service's text that the refusal may have. */
  readonly says: readonly ('required' | 'signature' | 'skew')[];
  /** Beside those that every refusal is caught by. */
  readonly caughtBy: Case['caughtBy'];
}
