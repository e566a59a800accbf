/** What all changes share: who asks for what, how it begins, how it is answered. */
import type { JsonObject } from '../../protocol/json.js';
import type { ChangeableName } from '../../protocol/management/collections.js';
import { type Details, platformError, readDetails } from '../../protocol/management/details.js';
import {
  change,
  changeTime,
  stateAt,
  type Transition,
} from '../../protocol/management/lifecycle.js';
import type { WorkRequest } from '../../protocol/management/work-requests.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { texts } from '../../protocol/service-errors.js';
import { uniqueId } from '../../protocol/unique-id.js';
import { errorAnswer, jsonAnswer } from '../answers.js';
import type { Tenancy } from '../identity/tenancy.js';
import { headerOf } from '../inference/openai.js';
import type { Answer, Received } from '../stages.js';
import type { Holding } from './holdings.js';
import { etagOf, shown } from './shown.js';

/** A change asked for, and where. */
export interface Asking {
  readonly received: Received;
  readonly tenancy: Tenancy;
  readonly region: string;
  readonly kind: ChangeableName;
  /** Whether the caller may name a compartment. */
  readonly reaches: (compartment: string) => boolean;
}

/** How a kind is called in ids, in the names of operations, and in its own. */
interface Words {
  readonly ocid: string;
  /** Absent where the SDK knows no work request: what is asked is then done at once. */
  readonly operation?: string;
}

/** What they are. */
export const words: Readonly<Record<ChangeableName, Words>> = {
  endpoints: { ocid: 'generativeaiendpoint', operation: 'ENDPOINT' },
  dedicatedAiClusters: {
    ocid: 'generativeaidedicatedaicluster',
    operation: 'DEDICATED_AI_CLUSTER',
  },
  generativeAiProjects: { ocid: 'generativeaiproject', operation: 'GENERATIVE_AI_PROJECT' },
  apikeys: { ocid: 'generativeaiapikey' },
};

/** What a request names is not there. */
export const related = (what: string): ErrorReply =>
  platformError(
    400,
    'RelatedResourceNotAuthorizedOrNotFound',
    `The ${what} is not there, or you may not use it.`,
  );
/** It cannot be done in the state that the thing is in. */
export const wrongState = (message: string) => platformError(409, 'IncorrectState', message);

/** A refusal. */
export const refused = (error: ErrorReply): Answer => errorAnswer(error);

/** Nothing to say; the journal tells what was done. */
export const silent = (status: number, reply: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers,
  pieces: [],
  stream: false,
  reply,
});

/** Notes a change that takes its time; the header that tells of it, where there is one. */
export function begin(
  asking: Asking,
  { thing, kind, transition }: Holding,
  verb: 'CREATE' | 'UPDATE' | 'DELETE',
): Readonly<Record<string, string>> {
  const { operation } = words[kind];
  if (operation === undefined) return {};
  const { tenancy, region } = asking;
  const unique = uniqueId(`workrequest#${tenancy.id}#${tenancy.holdings.next()}`);
  const request: WorkRequest = {
    id: `ocid1.generativeaiworkrequest.oc1.${region}.${unique}`,
    operationType: `${verb}_${operation}`,
    entityType: operation.toLowerCase().replaceAll('_', ''),
    entityUri: `/20231130/${kind}/${thing.id}`,
    actionType: `${verb}D`,
    resourceId: thing.id,
    compartmentId: thing.compartmentId,
    since: transition.since,
    until: transition.until,
  };
  tenancy.holdings.workRequests.set(request.id, request);
  return { 'opc-work-request-id': request.id };
}

/** The change that begins. */
export const starts = (kind: ChangeableName, to: Transition['to'], now: number): Transition =>
  change(to, now, words[kind].operation === undefined ? 0 : changeTime);

/** What the journal calls an answer. */
export const named = (kind: ChangeableName, what: string): string => `${kind}.${what}`;

/** A thing as the answer; its secrets where they are named. */
export function whole(
  asking: Asking,
  holding: Holding,
  what: string,
  headers: Readonly<Record<string, string>> = {},
  secrets?: ReadonlySet<string>,
): Answer {
  return jsonAnswer(shown(holding, asking.tenancy, secrets), named(asking.kind, what), {
    etag: etagOf(holding),
    ...headers,
  });
}

/** A thing that may be changed now, or why not. */
type Found =
  | { readonly ok: true; readonly holding: Holding }
  | { readonly ok: false; readonly answer: Answer };

/** Finds a thing that may be changed: one that is active, by its etag if one is given. */
export function find({ tenancy, kind, region, received }: Asking, id: string): Found {
  const no = (error: ErrorReply): Found => ({ ok: false, answer: refused(error) });
  const holding = tenancy.holdings.find(kind, region, id);
  const state = holding && stateAt(holding.transition, tenancy.now());
  if (!holding || state === 'DELETED') return no(texts.notFoundPlatform);
  const match = headerOf(received, 'if-match');
  if (match !== undefined && match !== '*' && match !== etagOf(holding)) {
    return no(platformError(412, 'NoEtagMatch', 'The etag is not that of the resource as it is.'));
  }
  return state === 'ACTIVE' ? { ok: true, holding } : no(wrongState(`The resource is ${state}.`));
}

/** The same thing changed: a version further. */
export function changed(asking: Asking, holding: Holding, details: JsonObject): Holding {
  const timeUpdated = new Date(asking.tenancy.now()).toISOString();
  const thing = { ...holding.thing, ...details, timeUpdated };
  return { ...holding, thing, version: holding.version + 1 };
}

/** Finds a thing, reads what is to become of it, and does it. */
export function changing(
  asking: Asking,
  id: string,
  details: Details,
  act: (holding: Holding, details: JsonObject) => Answer,
): Answer {
  const reading = readDetails(details, asking.received.body);
  if (!reading.ok) return refused(reading.error);
  const found = find(asking, id);
  return found.ok ? act(found.holding, reading.details) : found.answer;
}
