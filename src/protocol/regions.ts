/**
 * Where the service is, and which models are where. Known of few models: those that no row here names are
 * taken to be on demand in every region.
 */

/** Regions with an inference endpoint. Source: OCI documentation, "Generative AI Models and Regions for Agentic API". */
const regions = [
  'us-ashburn-1',
  'us-chicago-1',
  'us-phoenix-1',
  'sa-saopaulo-1',
  'eu-frankfurt-1',
  'uk-london-1',
  'me-riyadh-1',
  'me-dubai-1',
  'ap-hyderabad-1',
  'ap-osaka-1',
] as const;

/** One of {@link regions}. */
type Region = (typeof regions)[number];

/** How a region has a model: on demand and on dedicated clusters, on the latter only, or not at all. */
export type Placement = 'on-demand' | 'dedicated' | 'absent';

interface Place {
  /** Beginning of the public name. */
  readonly prefix: string;
  readonly onDemand: readonly Region[];
  readonly dedicated: readonly Region[];
}

/** The longest prefix that fits decides. */
const places: readonly Place[] = [
  // OCI documentation, "xAI Grok 4 Fast": on demand only, and in these regions.
  {
    prefix: 'xai.grok-4-fast',
    onDemand: ['us-ashburn-1', 'us-chicago-1', 'us-phoenix-1'],
    dedicated: [],
  },
  // OCI documentation, "Cohere Embed 4".
  {
    prefix: 'cohere.embed-v4.0',
    onDemand: ['us-chicago-1', 'me-riyadh-1', 'ap-osaka-1'],
    dedicated: ['sa-saopaulo-1', 'eu-frankfurt-1', 'uk-london-1', 'me-dubai-1', 'ap-hyderabad-1'],
  },
  // OCI documentation, "Cohere Rerank 3.5": on dedicated clusters only.
  {
    prefix: 'cohere.rerank-v3.5',
    onDemand: [],
    dedicated: [
      'us-ashburn-1',
      'us-chicago-1',
      'sa-saopaulo-1',
      'eu-frankfurt-1',
      'uk-london-1',
      'me-riyadh-1',
      'ap-osaka-1',
    ],
  },
];

/**
 * How a region has a model. A region that is not in {@link regions} is taken for one that has everything.
 *
 * @example
 * placementOf('cohere.embed-v4.0', 'eu-frankfurt-1'); // 'dedicated'
 * placementOf('cohere.embed-v4.0', 'us-phoenix-1'); // 'absent'
 */
export function placementOf(model: string, region: string): Placement {
  const known = regions.find((one) => one === region);
  const place = places.find(({ prefix }) => model.startsWith(prefix));
  if (known === undefined || place === undefined) return 'on-demand';
  if (place.onDemand.includes(known)) return 'on-demand';
  return place.dedicated.includes(known) ? 'dedicated' : 'absent';
}
