/** The dedicated endpoints that every tenancy of the mock has, in every region, and their clusters. */
import { uniqueId } from './unique-id.js';

/** A model on a dedicated cluster, and the endpoint that leads to it. */
export interface DedicatedEndpoint {
  /** `displayName` of the endpoint; its cluster's is this with `-cluster` behind it. */
  readonly name: string;
  /** The public name of the model that it hosts. */
  readonly model: string;
  /** Source: npm oci-generativeai, lib/model/dedicated-ai-cluster (`UnitShape`); which hosts which is ours. */
  readonly unitShape: string;
  /** Capabilities are those of the model; what the endpoint is for, in a few words. */
  readonly description: string;
  /** It hosts the custom model of this name, which was made from `model`. */
  readonly custom?: string;
  /** It answers nothing but whole: a chat that asks for a stream is refused. */
  readonly streams?: false;
}

/** The first one hosts a chat model; each operation of the inference host is served by one of them. */
export const dedicatedEndpoints: readonly DedicatedEndpoint[] = [
  {
    name: 'llama-chat',
    model: 'meta.llama-3.3-70b-instruct',
    unitShape: 'LARGE_GENERIC',
    description: 'Chat',
  },
  {
    name: 'embeddings',
    model: 'cohere.embed-v4.0',
    unitShape: 'EMBED_COHERE',
    description: 'Embeddings',
  },
  {
    name: 'rerank',
    model: 'cohere.rerank-v3.5',
    unitShape: 'RERANK_COHERE',
    description: 'Reranking',
  },
  {
    name: 'command-light',
    model: 'cohere.command-light',
    unitShape: 'SMALL_COHERE',
    description: 'Text generation and summaries, as before chat',
  },
  {
    name: 'llama-completion',
    model: 'meta.llama-2-70b-chat',
    unitShape: 'LLAMA2_70',
    description: 'Text generation, as before chat',
  },
  {
    name: 'tide-tables',
    model: 'cohere.command-r-08-2024',
    unitShape: 'SMALL_COHERE_V2',
    description: 'Chat with a fine-tuned model',
    custom: 'tide-tables',
  },
  {
    name: 'vision',
    model: 'cohere.command-a-vision-07-2025',
    unitShape: 'LARGE_COHERE_V2_2',
    description: 'Chat about images',
  },
  {
    name: 'without-streams',
    model: 'meta.llama-3.2-11b-vision-instruct',
    unitShape: 'SMALL_GENERIC_V2',
    description: 'Chat, in whole answers alone',
    streams: false,
  },
];

/** The unique part of the first endpoint's OCID, by which scripts and examples call it. */
const firstUnique = 'exampleuniqueid';

/**
 * The OCID of the endpoint that hosts a model, or of the chat model's.
 *
 * @example
 * endpointOcid('us-chicago-1'); // 'ocid1.generativeaiendpoint.oc1.us-chicago-1.exampleuniqueid'
 */
export function endpointOcid(region: string, model = dedicatedEndpoints[0]?.model): string {
  const first = model === dedicatedEndpoints[0]?.model;
  const unique = first ? firstUnique : uniqueId(`endpoint#${model}`);
  return `ocid1.generativeaiendpoint.oc1.${region}.${unique}`;
}

/** The OCID of the dedicated cluster on which a model runs. */
export function clusterOcid(region: string, model: string): string {
  return `ocid1.generativeaidedicatedaicluster.oc1.${region}.${uniqueId(`cluster#${model}`)}`;
}

/** The endpoint with this OCID, if it is one of a region's. */
export function endpointWith(id: string, region: string): DedicatedEndpoint | undefined {
  if (!id.startsWith('ocid1.generativeaiendpoint.')) return undefined;
  return dedicatedEndpoints.find(({ model }) => endpointOcid(region, model) === id);
}
