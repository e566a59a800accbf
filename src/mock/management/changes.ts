/** Making, changing and deleting what a tenancy has. */
import { type JsonObject, objectOf, objectsOf, textOf } from '../../protocol/json.js';
import type { ChangeableName } from '../../protocol/management/collections.js';
import {
  actionDetails,
  createDetails,
  type Details,
  platformError,
  readDetails,
  updateDetails,
} from '../../protocol/management/details.js';
import { mostEndpoints } from '../../protocol/management/endpoints.js';
import {
  change,
  changeTime,
  stateAt,
  type Transition,
} from '../../protocol/management/lifecycle.js';
import { noTags } from '../../protocol/management/resource.js';
import type { WorkRequest } from '../../protocol/management/work-requests.js';
import { isEndpoint, madeEndpointOcid, servedModel } from '../../protocol/models.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { texts } from '../../protocol/service-errors.js';
import { uniqueId } from '../../protocol/unique-id.js';
import { errorAnswer, jsonAnswer } from '../answers.js';
import { apiKeySecret } from '../identity/ocid.js';
import type { Tenancy } from '../identity/tenancy.js';
import { headerOf } from '../inference/openai.js';
import type { Answer, Received } from '../stages.js';
import { type Holding, isUsable } from './holdings.js';
import { endpointsOn, etagOf, shown } from './shown.js';

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

const words: Readonly<Record<ChangeableName, Words>> = {
  endpoints: { ocid: 'generativeaiendpoint', operation: 'ENDPOINT' },
  dedicatedAiClusters: {
    ocid: 'generativeaidedicatedaicluster',
    operation: 'DEDICATED_AI_CLUSTER',
  },
  generativeAiProjects: { ocid: 'generativeaiproject', operation: 'GENERATIVE_AI_PROJECT' },
  apikeys: { ocid: 'generativeaiapikey' },
};

const related = (what: string): ErrorReply =>
  platformError(
    400,
    'RelatedResourceNotAuthorizedOrNotFound',
    `The ${what} is not there, or you may not use it.`,
  );
const wrongState = (message: string) => platformError(409, 'IncorrectState', message);

const refused = (error: ErrorReply): Answer => errorAnswer(error);

/** Nothing to say; the journal tells what was done. */
const silent = (status: number, reply: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers,
  pieces: [],
  stream: false,
  reply,
});

/** Notes a change that takes its time; the header that tells of it, where there is one. */
function begin(
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

const starts = (kind: ChangeableName, to: Transition['to'], now: number): Transition =>
  change(to, now, words[kind].operation === undefined ? 0 : changeTime);

/** What the journal calls an answer. */
const named = (kind: ChangeableName, what: string): string => `${kind}.${what}`;

function whole(
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

/** Why a cluster takes no endpoint for a model, or none more. */
function clusterRefusal({ tenancy, region }: Asking, id: string): ErrorReply | undefined {
  const cluster = tenancy.holdings.find('dedicatedAiClusters', region, id);
  const now = tenancy.now();
  if (!cluster || stateAt(cluster.transition, now) === 'DELETED') return related('cluster');
  if (!isUsable(cluster, now)) return wrongState('The cluster is not active.');
  if (cluster.thing.type !== 'HOSTING') {
    return platformError(400, 'InvalidParameter', 'The cluster hosts no models.');
  }
  if (endpointsOn(cluster, tenancy) < mostEndpoints) return undefined;
  return platformError(400, 'LimitExceeded', `A cluster has ${mostEndpoints} endpoints at most.`);
}

/** Why a thing cannot be made of such details. */
function createRefusal(asking: Asking, details: JsonObject): ErrorReply | undefined {
  if (!asking.reaches(textOf(details.compartmentId))) return texts.notFoundPlatform;
  if (asking.kind !== 'endpoints') return undefined;
  const modelId = textOf(details.modelId);
  const model = modelId.startsWith('ocid1.') ? servedModel(modelId, asking.region) : undefined;
  if (!model || isEndpoint(modelId)) return related('model');
  if (textOf(details.generativeAiPrivateEndpointId) !== '') return related('private endpoint');
  return clusterRefusal(asking, textOf(details.dedicatedAiClusterId));
}

/** The id of a thing in the making. */
function idOf({ kind, region, tenancy }: Asking, details: JsonObject): string {
  const from = `${kind}#${tenancy.id}#${tenancy.holdings.next()}`;
  const model =
    kind === 'endpoints' ? servedModel(textOf(details.modelId), region)?.row : undefined;
  return model
    ? madeEndpointOcid(model, region, from)
    : `ocid1.${words[kind].ocid}.oc1.${region}.${uniqueId(from)}`;
}

const ninetyDays = 7_776_000_000;

/** Mints a secret; whoever has it may call from now on. */
function mint({ tenancy, region }: Asking, details: JsonObject): readonly [string, string] {
  const secret = apiKeySecret(`${tenancy.id}/made/${tenancy.holdings.next()}`);
  const created = tenancy.now();
  const expires = Date.parse(textOf(details.timeExpiry)) || created + ninetyDays;
  tenancy.apiKeys.set(secret, { region, created, expires });
  return [textOf(details.keyName), secret];
}

/** Members that a thing has beside those of its details, in the order of the SDK's models. */
const members: Readonly<Record<ChangeableName, readonly string[]>> = {
  endpoints: [
    'modelId',
    'dedicatedAiClusterId',
    'generativeAiPrivateEndpointId',
    'contentModerationConfig',
    'promptInjectionConfig',
    'piiDetectionConfig',
  ],
  dedicatedAiClusters: ['type', 'unitCount', 'unitShape'],
  generativeAiProjects: [
    'conversationConfig',
    'longTermMemoryConfig',
    'shortTermMemoryOptimizationConfig',
  ],
  apikeys: [],
};

function make(asking: Asking, details: JsonObject): Holding {
  const { kind, region, tenancy } = asking;
  const now = tenancy.now();
  const time = new Date(now).toISOString();
  const id = idOf(asking, details);
  const usualName = `${words[kind].ocid}${time.slice(0, 19).replace(/\D/g, '')}`;
  const minted = objectsOf(details.keyDetails).map((one) => mint(asking, one));
  return {
    kind,
    region,
    thing: {
      id,
      displayName: textOf(details.displayName) || usualName,
      description: details.description ?? null,
      compartmentId: textOf(details.compartmentId),
      timeCreated: time,
      timeUpdated: time,
      lifecycleState: 'CREATING',
      lifecycleDetails: null,
      ...Object.fromEntries(members[kind].map((name) => [name, details[name] ?? null])),
      ...noTags,
      ...(details.freeformTags ? { freeformTags: details.freeformTags } : {}),
      ...(details.definedTags ? { definedTags: details.definedTags } : {}),
    },
    transition: starts(kind, 'CREATING', now),
    version: 1,
    secrets: new Map(minted),
  };
}

/** For how long a retry token stands for its first request (npm oci-generativeai, lib/request/create-*-request). */
const tokenLife = 86_400_000;

/** What a request with this retry token was answered with already, if it was one. */
function again(asking: Asking, token: string | undefined): Answer | undefined {
  const { tenancy, kind, region } = asking;
  if (token === undefined) return undefined;
  const asked = tenancy.holdings.retryTokens.get(`${region}/${kind}/${token}`);
  if (!asked || tenancy.now() - asked.at >= tokenLife) return undefined;
  const holding = tenancy.holdings.find(kind, region, asked.id);
  if (holding && !stateAt(holding.transition, tenancy.now()).startsWith('DELET')) {
    return whole(asking, holding, 'create', {}, new Set(holding.secrets.keys()));
  }
  const message = 'What was made with this retry token has been deleted.';
  return refused(platformError(409, 'InvalidatedRetryToken', message));
}

/** Makes a thing. The secrets of an API key are shown in this answer alone. */
export function create(asking: Asking): Answer {
  const { tenancy, kind, region, received } = asking;
  const reading = readDetails(createDetails[kind], received.body);
  if (!reading.ok) return refused(reading.error);
  const error = createRefusal(asking, reading.details);
  if (error) return refused(error);
  const token = headerOf(received, 'opc-retry-token');
  const before = again(asking, token);
  if (before) return before;
  const now = tenancy.now();
  if (!tenancy.holdings.makeRoom(kind, region, now)) {
    return refused(platformError(400, 'LimitExceeded', `There are too many ${kind}.`));
  }
  const holding = make(asking, reading.details);
  tenancy.holdings.put(holding);
  if (token !== undefined) {
    tenancy.holdings.retryTokens.set(`${region}/${kind}/${token}`, {
      at: now,
      id: holding.thing.id,
    });
  }
  const headers = begin(asking, holding, 'CREATE');
  return whole(asking, holding, 'create', headers, new Set(holding.secrets.keys()));
}

/** A thing that may be changed now, or why not. */
type Found =
  | { readonly ok: true; readonly holding: Holding }
  | { readonly ok: false; readonly answer: Answer };

function find({ tenancy, kind, region, received }: Asking, id: string): Found {
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
function changed(asking: Asking, holding: Holding, details: JsonObject): Holding {
  const timeUpdated = new Date(asking.tenancy.now()).toISOString();
  const thing = { ...holding.thing, ...details, timeUpdated };
  return { ...holding, thing, version: holding.version + 1 };
}

/** Finds a thing, reads what is to become of it, and does it. */
function changing(
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

/** Changes a thing: the new values are shown at once. */
export function update(asking: Asking, id: string): Answer {
  const { kind, tenancy } = asking;
  return changing(asking, id, updateDetails[kind], (holding, details) => {
    if (textOf(details.generativeAiPrivateEndpointId) !== '') {
      return refused(related('private endpoint'));
    }
    const after = {
      ...changed(asking, holding, details),
      transition: starts(kind, 'UPDATING', tenancy.now()),
    };
    tenancy.holdings.put(after);
    return whole(asking, after, 'update', begin(asking, after, 'UPDATE'));
  });
}

/** Deletes a thing. A cluster must be empty; the secrets of a key are taken no more. */
export function remove(asking: Asking, id: string): Answer {
  const { kind, tenancy } = asking;
  const found = find(asking, id);
  if (!found.ok) return found.answer;
  const { holding } = found;
  if (kind === 'dedicatedAiClusters' && endpointsOn(holding, tenancy) > 0) {
    return refused(platformError(409, 'Conflict', 'The cluster has endpoints: delete them first.'));
  }
  const after = {
    ...changed(asking, holding, {}),
    transition: starts(kind, 'DELETING', tenancy.now()),
    secrets: new Map(),
  };
  for (const secret of holding.secrets.values()) tenancy.apiKeys.delete(secret);
  tenancy.holdings.put(after);
  const headers = begin(asking, after, 'DELETE');
  const status = words[kind].operation === undefined ? 204 : 202;
  return silent(status, named(kind, 'delete'), headers);
}

/** Moves a thing to another compartment of the tenancy. */
function move(asking: Asking, id: string): Answer {
  return changing(asking, id, actionDetails.changeCompartment, (holding, details) => {
    if (!asking.reaches(textOf(details.compartmentId))) return refused(texts.notFoundPlatform);
    asking.tenancy.holdings.put(changed(asking, holding, details));
    return silent(204, named(asking.kind, 'changeCompartment'));
  });
}

/** Mints another secret under the name of one, which is taken no more. */
function renew(asking: Asking, id: string): Answer {
  const { tenancy } = asking;
  return changing(asking, id, actionDetails.renew, (holding, body) => {
    const details = objectOf(body.details);
    const old = holding.secrets.get(textOf(details.keyName));
    if (old === undefined) return refused(texts.notFoundPlatform);
    const [keyName, secret] = mint(asking, details);
    tenancy.apiKeys.delete(old);
    const secrets = new Map([...holding.secrets, [keyName, secret]]);
    const after = { ...changed(asking, holding, {}), secrets };
    tenancy.holdings.put(after);
    return whole(asking, after, 'renew', {}, new Set([keyName]));
  });
}

/** Lets a secret call, or not. What was revoked stays so. */
function setState(asking: Asking, id: string): Answer {
  const { tenancy } = asking;
  return changing(asking, id, actionDetails.setstate, (holding, { keyName, state }) => {
    const secret = holding.secrets.get(textOf(keyName));
    const key = secret === undefined ? undefined : tenancy.apiKeys.get(secret);
    if (secret === undefined || !key) return refused(texts.notFoundPlatform);
    if (key.revoked) return refused(wrongState('The key has been revoked.'));
    const { inactive: _, ...active } = key;
    tenancy.apiKeys.set(secret, {
      ...active,
      changed: tenancy.now(),
      ...(state === 'INACTIVE' ? { inactive: true as const } : {}),
      ...(state === 'REVOKED' ? { revoked: true as const } : {}),
    });
    const after = changed(asking, holding, {});
    tenancy.holdings.put(after);
    return whole(asking, after, 'setstate');
  });
}

/** By the word in the path. */
export const actions: Readonly<Record<string, (asking: Asking, id: string) => Answer>> = {
  changeCompartment: move,
  renew,
  setstate: setState,
};
