/** The model catalogue as the management host shows it, and names and OCIDs told apart. */
import { type ModelRow, modelRows } from './model-rows.js';
import { seededRandom } from './random.js';

/** A model as `GET /20231130/models` lists it. Source: npm oci-generativeai, lib/model/model-summary. */
export interface Model {
  readonly id: string;
  /** `null` on base models. */
  readonly compartmentId: string | null;
  readonly capabilities: readonly string[];
  readonly lifecycleState: 'ACTIVE' | 'CREATING' | 'DELETING' | 'DELETED' | 'FAILED';
  readonly lifecycleDetails: string | null;
  readonly displayName: string;
  readonly vendor: string;
  readonly version: string;
  /** RFC 3339. */
  readonly timeCreated: string;
  readonly baseModelId: string | null;
  readonly type: 'BASE' | 'CUSTOM';
  readonly fineTuneDetails: null;
  readonly modelMetrics: null;
  readonly isLongTermSupported: boolean | null;
  readonly timeDeprecated: string | null;
  readonly timeOnDemandRetired: string | null;
  readonly timeDedicatedRetired: string | null;
  readonly freeformTags: Readonly<Record<string, string>>;
  readonly definedTags: Readonly<Record<string, never>>;
  readonly systemTags: Readonly<Record<string, never>>;
}

/** What a `modelId` or `endpointId` leads to. */
export interface ServedModel {
  readonly row: ModelRow;
  /** Served by a dedicated endpoint. */
  readonly dedicated: boolean;
}

/** The model behind the one dedicated endpoint of {@link endpointOcid}. */
const hosted = 'meta.llama-3.3-70b-instruct';

/**
 * All models of a region, or those whose names are on offer to a tenancy.
 *
 * @param region goes into the OCIDs, e.g. `us-chicago-1`
 * @param names public names; absent: all
 */
export function catalogue(region: string, names?: readonly string[]): readonly Model[] {
  return modelRows
    .filter((row) => names?.includes(row.name) ?? true)
    .map((row) => describe(row, region));
}

/**
 * The OCID of a base model: the same name and region give the same id.
 *
 * @param twin tells rows of one name apart; see `model-rows.ts`
 *
 * @example
 * modelOcid('xai.grok-4', 'us-chicago-1'); // 'ocid1.generativeaimodel.oc1.us-chicago-1.amaaaaaa…'
 */
export function modelOcid(name: string, region: string, twin = ''): string {
  return `ocid1.generativeaimodel.oc1.${region}.${unique(`${name}#${twin}`)}`;
}

/** The OCID of the dedicated endpoint that every tenancy has; it hosts a GENERIC model. */
export function endpointOcid(region: string): string {
  return `ocid1.generativeaiendpoint.oc1.${region}.exampleuniqueid`;
}

/**
 * What a chat request's model leads to: a public name, a model's OCID or the endpoint's. `undefined`
 * for anything else.
 *
 * @example
 * servedModel('xai.grok-4', 'us-chicago-1')?.row.version; // '1.0.0'
 */
export function servedModel(model: string, region: string): ServedModel | undefined {
  const dedicated =
    model.startsWith('ocid1.generativeaiendpoint.') && model === endpointOcid(region);
  const row = dedicated ? named(hosted) : (named(model) ?? withOcid(model, region));
  return row && { row, dedicated };
}

function named(name: string): ModelRow | undefined {
  return modelRows.find((row) => row.name === name);
}

function withOcid(id: string, region: string): ModelRow | undefined {
  if (!id.startsWith('ocid1.generativeaimodel.')) return undefined;
  return modelRows.find((row) => modelOcid(row.name, region, row.twin) === id);
}

function describe(row: ModelRow, region: string): Model {
  return {
    id: modelOcid(row.name, region, row.twin),
    compartmentId: null,
    capabilities: row.capabilities,
    lifecycleState: 'ACTIVE',
    lifecycleDetails: null,
    displayName: row.name,
    vendor: row.name.slice(0, row.name.indexOf('.')),
    version: row.version,
    timeCreated: `${row.created}T00:00:00.000Z`,
    baseModelId: null,
    type: 'BASE',
    fineTuneDetails: null,
    modelMetrics: null,
    isLongTermSupported: null,
    timeDeprecated: row.deprecated ? `${row.deprecated}T00:00:00.000Z` : null,
    timeOnDemandRetired: null,
    timeDedicatedRetired: null,
    freeformTags: {},
    definedTags: {},
    systemTags: {},
  };
}

/** The unique part of an OCID: 60 characters that begin like those of the service's own resources. */
function unique(from: string): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const random = seededRandom(hash(from));
  const letters = Array.from({ length: 52 }, () => alphabet[Math.floor(random() * 32)] ?? 'a');
  return `amaaaaaa${letters.join('')}`;
}

/** FNV-1a: spreads names over seeds, no more. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return state >>> 0;
}
