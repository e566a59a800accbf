/** More cases of subject `models`: pages that hold nothing, what models can do, regions, and lists that are remembered. */
import type { AskedAgain, Call } from '../../protocol/call.js';
import type { Case } from '../case.js';

const hour = 60 * 60;

type Row = Pick<Case, 'id' | 'title' | 'because' | 'level' | 'when' | 'then' | 'caughtBy'> &
  Partial<Pick<Case, 'given' | 'needs' | 'auths'>>;

const list = (again?: readonly AskedAgain[]): Call => ({
  operation: 'list-models',
  ...(again === undefined ? {} : { again }),
});

const requests = (count: number) =>
  ({ check: 'requests-say', expect: Array(count).fill({ method: 'GET' }) }) as const;

const rows: readonly Row[] = [
  {
    id: 'empty-last-page',
    level: 'should',
    title: 'A last page that holds nothing ends the list, and takes nothing from it.',
    because: ['models/empty-page', 'models/pages'],
    given: { switches: { emptyLastPage: true } },
    needs: ['journal', 'switches', 'several-models'],
    when: { operation: 'list-models', limit: 50 },
    then: ['models-are-those-on-the-wire', 'pages-are-followed', 'no-model-comes-twice'],
    caughtBy: [
      'reads-first-page-only',
      'data-instead-of-items',
      'merges-models-by-name',
      'pages-overlap',
      'repeats-first-page',
    ],
  },
  {
    id: 'capabilities',
    level: 'must',
    title: 'What a model can do is reported in the words of the service.',
    because: ['models/capabilities'],
    when: list(),
    then: ['capabilities-are-those-on-the-wire'],
    caughtBy: ['loses-capabilities', 'data-instead-of-items', 'merges-models-by-name'],
  },
  {
    id: 'region-of-the-profile',
    level: 'should',
    title: 'Models are listed at the management host of the region of the profile.',
    because: ['models/region', 'config/region'],
    auths: ['api_key'],
    given: { hosts: true },
    when: {
      operation: 'configured',
      call: { operation: 'list-models' },
      told: { compartmentId: '{compartment}' },
      files: {
        '.oci/config': {
          DEFAULT: {
            tenancy: '{tenancy}',
            user: '{user}',
            fingerprint: '{fingerprint}',
            key_file: '{keyFile}',
            region: 'ap-osaka-1',
          },
        },
      },
    },
    then: [
      { check: 'requests-say', expect: [{ headers: { host: '~generativeai.ap-osaka-1.oci.' } }] },
      'models-are-those-on-the-wire',
    ],
    caughtBy: ['calls-its-own-default-region', 'data-instead-of-items', 'merges-models-by-name'],
  },
  {
    id: 'remembered',
    level: 'info',
    title: 'A list is asked for once a day: an hour later it is known.',
    because: ['models/cache'],
    when: list([{ later: hour }]),
    then: [requests(1), 'models-are-those-on-the-wire'],
    caughtBy: [
      'asks-for-models-each-time',
      'data-instead-of-items',
      'merges-models-by-name',
      'remembers-failures',
    ],
  },
  {
    id: 'remembered-for-a-day',
    level: 'info',
    title: 'After a day and an hour a list is asked for anew.',
    because: ['models/cache'],
    when: list([{ later: hour }, { later: 24 * hour }]),
    then: [requests(2)],
    caughtBy: ['remembers-models-for-ever', 'asks-for-models-each-time', 'remembers-failures'],
  },
  {
    id: 'refreshed',
    level: 'info',
    title: 'A list that is to be refreshed is asked for, however fresh it is.',
    because: ['models/cache'],
    when: list([{ later: 1, refresh: true }]),
    then: [requests(2)],
    caughtBy: ['never-refreshes-models', 'remembers-failures'],
  },
  {
    id: 'failure-not-remembered',
    level: 'info',
    title: 'A list that failed is asked for again: a failure is nothing to remember.',
    because: ['models/cache'],
    given: { switches: { rightsMissing: true } },
    needs: ['journal', 'switches'],
    when: list([{ later: 1 }]),
    then: [requests(2), 'error-is-reported'],
    caughtBy: ['remembers-failures', 'lists-for-everyone', 'swallows-errors'],
  },
];

export const moreModelsCases: readonly Case[] = rows.map((row) => ({
  needs: ['journal'],
  ...row,
  id: `models/list/${row.id}`,
  transports: ['management'],
}));
