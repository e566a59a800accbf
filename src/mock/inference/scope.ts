/** Which project a request belongs to: what it keeps and finds is that project's alone. */
import type { Received } from '../stages.js';
import { headerOf } from './openai.js';

/** A project or, as the older way has it, a conversation store. */
interface Scope {
  /** Its OCID as the request gives it; empty where it gives none. */
  readonly scope: string;
  /** It is a conversation store. */
  readonly inStore: boolean;
}

/**
 * Reads `OpenAI-Project`, else `opc-conversation-store-id` (oracle-samples/oci-openai, options of the
 * client). Things of another project are not found (sogawa-yk/jetuse, AGT-03).
 */
export function scopeOf(received: Received): Scope {
  const project = headerOf(received, 'openai-project') ?? '';
  if (project !== '') return { scope: project, inStore: false };
  const store = headerOf(received, 'opc-conversation-store-id') ?? '';
  return { scope: store, inStore: store !== '' };
}
