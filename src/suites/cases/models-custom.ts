/** More cases of subject `models`: what a list and a single model say of a custom one. */
import { customModelOcid } from '../../protocol/custom-models.js';
import { modelOcid } from '../../protocol/models.js';
import type { Case } from '../case.js';
import { probeGet } from './probes.js';

const region = 'us-chicago-1';
const name = 'tide-tables';
const baseModelId = modelOcid('cohere.command-r-08-2024', region, 'fine-tune');
const isNamed = { check: 'models-are-named', expect: [name] } as const;

/** Bugs that keep a custom model out of a list that was asked for it. */
const listFaults = [
  'calls-in-the-tenancy',
  'data-instead-of-items',
  'drops-filters',
  'hides-custom-models',
  'ignores-exact-filters',
] as const;

type Row = Pick<Case, 'id' | 'title' | 'because' | 'level' | 'when' | 'then' | 'caughtBy'>;

const rows: readonly Row[] = [
  {
    id: 'list/custom',
    level: 'should',
    title: "A tenancy's custom model is listed beside the base models.",
    because: ['models/custom', 'models/filters'],
    when: { operation: 'list-models', filters: { displayName: name } },
    then: [isNamed],
    caughtBy: listFaults,
  },
  {
    id: 'list/custom-type',
    level: 'info',
    title: 'A custom model is reported with its type and with what it was made from.',
    because: ['models/custom-type'],
    when: { operation: 'list-models', filters: { displayName: name } },
    then: [{ check: 'every-model-fits', expect: { type: 'CUSTOM', baseModelId } }],
    caughtBy: [...listFaults, 'takes-custom-models-for-base-ones'],
  },
  {
    id: 'get/custom',
    level: 'should',
    title: 'A custom model is found by its OCID.',
    because: ['models/custom', 'models/get'],
    when: { operation: 'get-model', model: customModelOcid(name, region) },
    then: [isNamed],
    caughtBy: ['finds-another-model'],
  },
  {
    id: 'wire/custom',
    level: 'must',
    title: 'A custom model has its compartment, its type, its base model and how it was tuned.',
    because: ['models/custom'],
    when: probeGet(`/20231130/models?compartmentId={compartment}&displayName=${name}`),
    then: [
      'listing-has-the-shape',
      {
        check: 'answers-say',
        expect: [
          {
            status: 200,
            body: {
              items: [
                {
                  id: customModelOcid(name, region),
                  compartmentId: '~ocid1.compartment.',
                  displayName: name,
                  vendor: 'cohere',
                  type: 'CUSTOM',
                  baseModelId,
                  fineTuneDetails: { trainingDataset: '*', dedicatedAiClusterId: '*' },
                },
              ],
            },
          },
        ],
      },
    ],
    caughtBy: [
      'data-instead-of-items',
      'hides-custom-models',
      'ignores-exact-filters',
      'takes-custom-models-for-base-ones',
    ],
  },
];

export const customModelsCases: readonly Case[] = rows.map((row) => ({
  ...row,
  id: `models/${row.id}`,
  transports: ['management'],
  needs: ['journal', 'known-models'],
}));
