/** A client of `openai` for one call, and what is done with it. */
import OpenAI from 'openai';
import type { Access } from '../../protocol/access.js';
import type { StepOutcome } from '../../suites/trace.js';
import { callIsOver } from '../call-is-over.js';
import { openAiFetch, type Proof } from './openai-fetch.js';
import type { OpenAiReaders } from './openai-readers.js';
import type { OwnConnections } from './own-connections.js';
import type { Emit } from './reading.js';
import type { Sending } from './sending.js';

/** What a call is made with. */
export interface OpenAiContext {
  readonly access: Access;
  readonly proof: Proof;
  readonly sending: Sending;
  readonly readers: OpenAiReaders;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** The client's own; absent: those of the process. */
  readonly connections?: OwnConnections;
}

/** Oracle's own client gives this in the place of a key (oracle-samples/oci-openai, src/oci_openai). */
const placeholder = '<NOTUSED>';

/**
 * Makes a client, performs an action with it, and closes its connection, also one whose stream is still
 * open. What the action throws becomes the outcome's error.
 *
 * @param plane vector stores are made on the management host, all else is asked of the inference host
 */
export async function withClient(
  context: OpenAiContext,
  plane: 'inference' | 'management',
  action: (client: OpenAI) => Promise<StepOutcome>,
): Promise<StepOutcome> {
  const connection = new AbortController();
  const signal = AbortSignal.any([context.signal, connection.signal]);
  const { fetch, last } = openAiFetch(context.proof, context.sending, signal, context.connections);
  try {
    const outcome = await action(clientOf(context, plane, fetch));
    const requestId = last()?.requestId;
    return { ...outcome, ...(requestId === undefined ? {} : { requestId }) };
  } catch (thrown) {
    return { error: context.readers.error(thrown, last()) };
  } finally {
    connection.abort(callIsOver);
  }
}

/**
 * One attempt, nothing on the console, and nothing of `OPENAI_*` in the environment: a project or an
 * organization of OpenAI's own would reach Oracle (openai/openai-agents-python PR #3612).
 */
function clientOf(
  { access, proof }: OpenAiContext,
  plane: 'inference' | 'management',
  fetch: ReturnType<typeof openAiFetch>['fetch'],
): OpenAI {
  return new OpenAI({
    apiKey: 'apiKey' in proof ? proof.apiKey : placeholder,
    baseURL:
      plane === 'inference'
        ? `${access.endpoint}${access.openAiBase ?? '/openai/v1'}`
        : `${access.managementEndpoint}/20231130/openai/v1`,
    organization: null,
    project: access.projectId ?? null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    defaultHeaders: {
      'opc-compartment-id': access.compartmentId,
      CompartmentId: access.compartmentId,
    },
    fetch,
  });
}
