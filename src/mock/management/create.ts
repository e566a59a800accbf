/** Making what a tenancy has. */
import { baseOf } from '../../protocol/custom-models.js';
import { type JsonObject, objectsOf, textOf } from '../../protocol/json.js';
import type { ChangeableName } from '../../protocol/management/collections.js';
import { createDetails, platformError, readDetails } from '../../protocol/management/details.js';
import { mostEndpoints } from '../../protocol/management/endpoints.js';
import { stateAt } from '../../protocol/management/lifecycle.js';
import { noTags } from '../../protocol/management/resource.js';
import {
  isEndpoint,
  madeEndpointOcid,
  type ServedModel,
  servedModel,
} from '../../protocol/models.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { texts } from '../../protocol/service-errors.js';
import { uniqueId } from '../../protocol/unique-id.js';
import { headerOf } from '../inference/openai.js';
import type { Answer } from '../stages.js';
import {
  type Asking,
  begin,
  refused,
  related,
  starts,
  whole,
  words,
  wrongState,
} from './asking.js';
import { type Holding, isUsable } from './holdings.js';
import { mint } from './keys.js';
import { endpointsOn } from './shown.js';

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

/** What an endpoint is to host: a model of the catalogue, or what a custom one was made from. */
function hosted(modelId: string, region: string): ServedModel | undefined {
  if (isEndpoint(modelId) || !modelId.startsWith('ocid1.')) return undefined;
  return servedModel(baseOf(modelId, region) ?? modelId, region);
}

/** Why a thing cannot be made of such details. */
function createRefusal(asking: Asking, details: JsonObject): ErrorReply | undefined {
  if (!asking.reaches(textOf(details.compartmentId))) return texts.notFoundPlatform;
  if (asking.kind !== 'endpoints') return undefined;
  if (!hosted(textOf(details.modelId), asking.region)) return related('model');
  if (textOf(details.generativeAiPrivateEndpointId) !== '') return related('private endpoint');
  return clusterRefusal(asking, textOf(details.dedicatedAiClusterId));
}

/** The id of a thing in the making. */
function idOf({ kind, region, tenancy }: Asking, details: JsonObject): string {
  const from = `${kind}#${tenancy.id}#${tenancy.holdings.next()}`;
  const model = kind === 'endpoints' ? hosted(textOf(details.modelId), region)?.row : undefined;
  return model
    ? madeEndpointOcid(model, region, from)
    : `ocid1.${words[kind].ocid}.oc1.${region}.${uniqueId(from)}`;
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
