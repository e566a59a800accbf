/** The model catalogue as the management host shows it, and names and OCIDs told apart. */
import { endpointWith } from './dedicated.js';
import { type ModelRow, modelRows } from './model-rows.js';
import { placementOf } from './regions.js';
import { uniqueId } from './unique-id.js';

export { endpointOcid } from './dedicated.js';

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
  /** `null` on base models, as the metrics are. */
  readonly fineTuneDetails: object | null;
  readonly modelMetrics: object | null;
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

/**
 * All models of a region, or those whose names are on offer to a tenancy.
 *
 * @param region goes into the OCIDs, e.g. `us-chicago-1`
 * @param names public names; absent: all
 */
export function catalogue(region: string, names?: readonly string[]): readonly Model[] {
  return modelRows
    .filter((row) => names?.includes(row.name) ?? true)
    .filter((row) => placementOf(row.name, region) !== 'absent')
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
  return `ocid1.generativeaimodel.oc1.${region}.${uniqueId(`${name}#${twin}`)}`;
}

/**
 * The region that a model's or endpoint's OCID names.
 *
 * @example
 * regionIn('ocid1.generativeaimodel.oc1.ap-osaka-1.amaaaaaa…'); // 'ap-osaka-1'
 * regionIn('xai.grok-4'); // undefined
 */
export function regionIn(model: string): string | undefined {
  return model.startsWith('ocid1.') ? model.split('.', 4)[3] : undefined;
}

/**
 * What a request's model leads to: a public name, a model's OCID or an endpoint's. `undefined` for anything
 * else.
 *
 * @example
 * servedModel('xai.grok-4', 'us-chicago-1')?.row.version; // '1.0.0'
 */
export function servedModel(model: string, region: string): ServedModel | undefined {
  const behind = behindEndpoint(model, region);
  const row = behind ?? named(model) ?? withOcid(model, region);
  return row && { row, dedicated: behind !== undefined };
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** How the OCIDs of endpoints begin that a tenancy of the mock made, up to the two letters for the model. */
const madeIn = (region: string): string =>
  `ocid1.generativeaiendpoint.oc1.${region}.amaaaaaaconform`;

/**
 * The OCID of an endpoint that a tenancy made. It tells the model, so that whoever answers need not ask whose it
 * is; whether there is such an endpoint is for the tenancy to say.
 *
 * @param model the row that it hosts
 * @param from words that tell it apart
 */
export function madeEndpointOcid(model: ModelRow, region: string, from: string): string {
  const at = modelRows.indexOf(model);
  const letters = `${alphabet[Math.floor(at / 32)] ?? ''}${alphabet[at % 32] ?? ''}`;
  return `${madeIn(region)}${letters}${uniqueId(from).slice(17)}`;
}

function behindEndpoint(id: string, region: string): ModelRow | undefined {
  if (!isEndpoint(id)) return undefined;
  const own = endpointWith(id, region);
  if (own) return named(own.model);
  const begins = madeIn(region);
  if (!id.startsWith(begins)) return undefined;
  const [tens = '', ones = ''] = id.slice(begins.length);
  return modelRows[alphabet.indexOf(tens) * 32 + alphabet.indexOf(ones)];
}

/** Whether a model is asked for by an endpoint's OCID. */
export const isEndpoint = (model: string): boolean =>
  model.startsWith('ocid1.generativeaiendpoint.');

/**
 * Whether a model is on offer: listed alone it may not be, on demand or in this region.
 *
 * @example
 * isOffered({ row, dedicated: false }, 'eu-frankfurt-1'); // false for cohere.embed-v4.0
 */
export function isOffered({ row, dedicated }: ServedModel, region: string): boolean {
  if (dedicated) return true;
  return row.onDemand !== 'elsewhere' && placementOf(row.name, region) === 'on-demand';
}

function named(name: string): ModelRow | undefined {
  return modelRows.find((row) => row.name === name);
}

function withOcid(id: string, region: string): ModelRow | undefined {
  if (!id.startsWith('ocid1.generativeaimodel.')) return undefined;
  return modelRows.find((row) => modelOcid(row.name, region, row.twin) === id);
}

function midnight(date: string | undefined): string | null {
  return date === undefined ? null : `${date}T00:00:00.000Z`;
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
    timeDeprecated: midnight(row.deprecated),
    timeOnDemandRetired: midnight(row.retires?.onDemand),
    timeDedicatedRetired: midnight(row.retires?.dedicated),
    freeformTags: {},
    definedTags: {},
    systemTags: {},
  };
}
