/**
 * What the OpenAI-compatible routes ask before anything else: rights, a compartment, a project. Chat and Responses share it, and so does all that is no chat turn.
 */

import { type OpenAiRoute, transportOf } from '../../protocol/openai-routes.js';
import type { OpenAiOffer } from '../../protocol/openai-rules.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { entityNotFound } from '../../protocol/service-errors.js';
import { notFound, onPlane } from '../answers.js';
import { bearerOf } from '../identity/bearer.js';
import { region } from '../identity/credentials.js';
import type { Tenancy } from '../identity/tenancy.js';
import { isUsable } from '../management/holdings.js';
import { planeOf } from '../paths.js';
import { isReached } from '../reach.js';
import type { Settings } from '../settings.js';
import type { Received } from '../stages.js';

/** A request whose owner is known. */
export interface Asking {
  readonly received: Received;
  readonly tenancy: Tenancy;
  readonly route: OpenAiRoute;
  readonly auth: Settings['auth'];
}

/** `oracle-samples/oci-openai` and sogawa-yk/jetuse (docs/tips.md) met it on both transports. */
const compartmentMissing: ErrorReply = { status: 400, message: 'Compartment ID must be provided.' };

/** sogawa-yk/jetuse, docs/verification/AGT-06.md (Aug 2026). */
const projectDemanded: ErrorReply = {
  status: 400,
  message: "Non-OpenAI models require 'OpenAI-Project' or 'opc-conversation-store-id' header",
};

/** A project of another tenancy or region, or one not yet known (jetuse, AGT-03.md, AGT-06.md). */
const projectInvalid: ErrorReply = { status: 400, message: 'Invalid OpenAI project' };

/** A region without Responses (jetuse, SPIKE-01.md, Osaka, Jun 2026). */
const noResponses: ErrorReply = {
  status: 400,
  message: 'Incorrect apiIdentifier GenerativeAiService.responses',
};

/** The first value of a header; `undefined` where it is absent, which is another thing than empty. */
export function headerOf({ headers }: Received, name: string): string | undefined {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1].trim();
}

/**
 * Why a caller may not have what it asks for, in the service's words; `undefined` where it may.
 *
 * @param asking the request, and whose it is
 * @param model the model of a chat turn; absent where none is asked
 *
 * @example
 * reachRefusal(asking, 'xai.grok-4')?.message; // 'Compartment ID must be provided.'
 */
export function reachRefusal(asking: Asking, model?: string): ErrorReply | undefined {
  const { tenancy, route, received } = asking;
  const { rightsMissing, withoutResponses, permissive } = tenancy.switches;
  const plane = planeOf(received.target);
  if (rightsMissing) return onPlane(notFound, plane);
  if (withoutResponses && route.operation.startsWith('responses.')) return noResponses;
  if (permissive) return undefined;
  const refusal = compartmentRefusal(asking, model) ?? projectRefusal(asking, model);
  return refusal && onPlane(refusal, plane);
}

/**
 * The same for a chat turn, and then what is on offer and the rules of the model's family, of which a
 * permissive tenancy has none.
 *
 * @param rules asked last, with what the tenancy may reach
 */
export function turnRefusal(
  asking: Asking,
  model: string,
  rules: (offer: OpenAiOffer) => ErrorReply | undefined,
): ErrorReply | undefined {
  const { models, permissive } = asking.tenancy.switches;
  const refusal = reachRefusal(asking, model);
  if (refusal || permissive) return refusal;
  return isReached(model, asking.tenancy, region)
    ? rules({ region, models })
    : entityNotFound(model);
}

/**
 * Chat takes the compartment in either header, all else only in the newer one. A project stands in for
 * it, as Oracle's own client relies on (oracle-samples/oci-genai-auth-python). A tenancy's own OCID is
 * that of its root compartment. With auth `off` nothing says whose a compartment should be.
 */
function compartmentRefusal(asking: Asking, model?: string): ErrorReply | undefined {
  const { received, tenancy, route, auth } = asking;
  const chat = transportOf(route.operation) === 'v1';
  const older = chat ? headerOf(received, 'compartmentid') : undefined;
  const compartment = headerOf(received, 'opc-compartment-id') || older;
  const missing = model === undefined ? notFound : entityNotFound(model);
  if (!compartment) {
    if (!chat && headerOf(received, 'openai-project')) return undefined;
    // Seen with a key that was valid, for a model that is there (a public guide for us-ashburn-1).
    const keyed = auth !== 'off' && bearerOf(received.headers) !== undefined;
    return keyed && model !== undefined ? missing : compartmentMissing;
  }
  const known = auth === 'off' || [tenancy.compartmentId, tenancy.id].includes(compartment);
  return known ? undefined : missing;
}

/** Whether a project is one of the tenancy's, and active. */
const isProject = (project: string, { holdings, now }: Tenancy): boolean =>
  isUsable(holdings.find('generativeAiProjects', region, project), now());

/**
 * Chat needs no project, nor does the root alias (oracle/langchain-oracle PR #242) or the management
 * host. Elsewhere an older conversation store will do as well.
 */
function projectRefusal(asking: Asking, model?: string): ErrorReply | undefined {
  const { received, tenancy, route, auth } = asking;
  if (transportOf(route.operation) === 'v1') return undefined;
  const project = headerOf(received, 'openai-project');
  if (project) return auth === 'off' || isProject(project, tenancy) ? undefined : projectInvalid;
  if (route.base === '/v1' || route.base === '/20231130/openai/v1') return undefined;
  // An empty header is refused by `GET /files` (sogawa-yk/jetuse).
  if (project !== undefined && route.operation.startsWith('files.')) return projectInvalid;
  if (headerOf(received, 'opc-conversation-store-id')) return undefined;
  const foreign = model !== undefined && !model.startsWith('openai.');
  switch (tenancy.switches.project) {
    case 'not-demanded':
      return undefined;
    case 'misreported':
      return compartmentMissing;
    case 'required':
      return foreign ? projectDemanded : projectInvalid;
    default:
      return foreign ? projectDemanded : undefined;
  }
}
