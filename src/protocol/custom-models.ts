/** The custom models that every tenancy of the mock has, in every region: fine-tuned, in its own compartment. */
import { clusterOcid } from './dedicated.js';
import { catalogue, type Model, modelOcid } from './models.js';
import { uniqueId } from './unique-id.js';

/** A model that was fine-tuned from one of the catalogue. */
interface CustomModel {
  readonly name: string;
  /** The row that it was made from, which says that it can be: `FINE_TUNE`. */
  readonly base: { readonly name: string; readonly twin: string };
}

const tideTables: CustomModel = {
  name: 'tide-tables',
  base: { name: 'cohere.command-r-08-2024', twin: 'fine-tune' },
};

const customModels = [tideTables] as const;

/** When all of them were made: ours. */
const made = '2026-01-12T08:00:00.000Z';

/**
 * The OCID of a custom model. It looks as that of any other.
 *
 * @example
 * customModelOcid('tide-tables', 'us-chicago-1'); // 'ocid1.generativeaimodel.oc1.us-chicago-1.amaaaaaa…'
 */
export const customModelOcid = (name: string, region: string): string =>
  `ocid1.generativeaimodel.oc1.${region}.${uniqueId(`custom#${name}`)}`;

/**
 * The name of the model that a custom one was made from; `undefined` for an OCID of no custom model.
 *
 * @example
 * baseOf(customModelOcid('tide-tables', 'us-chicago-1'), 'us-chicago-1'); // 'cohere.command-r-08-2024'
 */
export const baseOf = (id: string, region: string): string | undefined =>
  customModels.find(({ name }) => customModelOcid(name, region) === id)?.base.name;

/**
 * A tenancy's custom models of a region, as listed; none where the base model is not in the region. Members:
 * npm oci-generativeai, lib/model/model-summary and fine-tune-details; their values are ours.
 */
export function customModelsIn(region: string, compartmentId: string): readonly Model[] {
  const all = catalogue(region);
  return customModels.flatMap(({ name, base }) => {
    const baseModelId = modelOcid(base.name, region, base.twin);
    const from = all.find(({ id }) => id === baseModelId);
    if (from === undefined) return [];
    return {
      ...from,
      id: customModelOcid(name, region),
      compartmentId,
      capabilities: ['CHAT'],
      displayName: name,
      version: '1.0',
      timeCreated: made,
      baseModelId,
      type: 'CUSTOM',
      fineTuneDetails: {
        trainingDataset: {
          datasetType: 'OBJECT_STORAGE',
          namespaceName: 'conform',
          bucketName: 'training',
          objectName: `${name}.jsonl`,
        },
        dedicatedAiClusterId: clusterOcid(region, `${name}-tuning`),
        trainingConfig: { trainingConfigType: 'TFEW_TRAINING_CONFIG', totalTrainingEpochs: 3 },
      },
      modelMetrics: { modelMetricsType: 'CHAT_MODEL_METRICS', finalAccuracy: 0.95, finalLoss: 0.1 },
      timeDeprecated: null,
      timeOnDemandRetired: null,
      timeDedicatedRetired: null,
    };
  });
}
