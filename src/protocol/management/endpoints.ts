/** The dedicated endpoints and AI clusters of a tenancy, as listed. Source: npm oci-generativeai, lib/model. */
import { customModelOcid } from '../custom-models.js';
import {
  clusterOcid,
  type DedicatedEndpoint,
  dedicatedEndpoints,
  endpointOcid,
} from '../dedicated.js';
import { modelOcid } from '../models.js';
import { noTags, type Resource } from './resource.js';

/** When all of them were made: ours. */
const made = '2026-01-12T09:30:00.000Z';

/** No endpoint is guarded. */
const unguarded = { isEnabled: false, mode: null, modelId: null } as const;

const endpointOf = (one: DedicatedEndpoint, region: string, compartmentId: string): Resource => {
  const endpoint = {
    id: endpointOcid(region, one.model),
    displayName: one.name,
    description: one.description,
    modelId:
      one.custom === undefined ? modelOcid(one.model, region) : customModelOcid(one.custom, region),
    compartmentId,
    dedicatedAiClusterId: clusterOcid(region, one.model),
    generativeAiPrivateEndpointId: null,
    timeCreated: made,
    timeUpdated: made,
    lifecycleState: 'ACTIVE',
    lifecycleDetails: null,
    contentModerationConfig: unguarded,
    promptInjectionConfig: unguarded,
    piiDetectionConfig: unguarded,
    ...noTags,
  };
  return endpoint;
};

/** Endpoints that a cluster hosts (OCI documentation, "Model Limitations"). */
export const mostEndpoints = 50;

/** What a cluster says of the endpoints that it hosts. */
export const capacityOf = (used: number): object => ({
  capacityType: 'HOSTING_CAPACITY',
  totalEndpointCapacity: mostEndpoints,
  usedEndpointCapacity: used,
});

const clusterOf = (one: DedicatedEndpoint, region: string, compartmentId: string): Resource => {
  const cluster = {
    id: clusterOcid(region, one.model),
    displayName: `${one.name}-cluster`,
    description: null,
    type: 'HOSTING',
    compartmentId,
    timeCreated: made,
    timeUpdated: made,
    lifecycleState: 'ACTIVE',
    lifecycleDetails: null,
    unitCount: 1,
    unitShape: one.unitShape,
    capacity: null,
    ...noTags,
  };
  return cluster;
};

/** The endpoints that a tenancy begins with in a region. */
export const endpointsIn = (region: string, compartmentId: string): readonly Resource[] =>
  dedicatedEndpoints.map((one) => endpointOf(one, region, compartmentId));

/** The clusters that they are on, one each. */
export const clustersIn = (region: string, compartmentId: string): readonly Resource[] =>
  dedicatedEndpoints.map((one) => clusterOf(one, region, compartmentId));
