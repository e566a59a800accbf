/** Cases of subject `models`: discovery on the management host. */
import type { ListModelsCall } from '../../protocol/call.js';
import { modelOcid } from '../../protocol/models.js';
import type { Case } from '../case.js';
import { nativeTransports } from './native-transport.js';
import { probeGet } from './probes.js';

const region = 'us-chicago-1';

type Row = Omit<Case, 'level' | 'transports'> & { readonly level?: Case['level'] };

const list = (more: Omit<ListModelsCall, 'operation'> = {}): ListModelsCall => ({
  operation: 'list-models',
  ...more,
});

const listing: readonly Row[] = [
  {
    id: 'models/list/all-pages',
    title: 'A list follows opc-next-page to the end and reports every model',
    because: ['models/pages'],
    needs: ['journal', 'several-models'],
    when: list({ limit: 10 }),
    then: [
      'models-are-those-on-the-wire',
      'pages-are-followed',
      'pages-keep-the-query',
      'no-model-comes-twice',
    ],
    caughtBy: [
      'reads-first-page-only',
      'pages-overlap',
      'repeats-first-page',
      'merges-models-by-name',
      'ignores-limit',
    ],
  },
  {
    id: 'models/list/each-once',
    title: 'Pages neither overlap nor repeat',
    because: ['models/pages'],
    needs: ['several-models'],
    when: list({ limit: 20 }),
    then: ['no-model-comes-twice'],
    caughtBy: ['pages-overlap', 'repeats-first-page'],
  },
  {
    id: 'models/list/pages-of-a-filter',
    title: 'A list that is narrowed is narrowed on every page, and no model falls between two',
    because: ['models/pages', 'models/filters'],
    needs: ['journal', 'known-models'],
    when: list({ limit: 1, filters: { vendor: 'google' } }),
    then: [
      {
        check: 'models-are-named',
        expect: [
          'google.gemini-2.5-flash',
          'google.gemini-2.5-flash-lite',
          'google.gemini-2.5-pro',
        ],
      },
      'pages-keep-the-query',
    ],
    caughtBy: [
      'skips-a-model-between-pages',
      'forgets-filters-on-later-pages',
      'drops-filters',
      'pages-overlap',
      'reads-first-page-only',
      'repeats-first-page',
    ],
  },
  {
    id: 'models/list/one-page',
    title: 'A list of one page asks for one page',
    because: ['models/pages'],
    needs: ['journal', 'several-models'],
    when: list({ limit: 10, pages: 1 }),
    then: ['one-request', 'models-are-those-on-the-wire', 'request-id-is-reported'],
    caughtBy: ['reads-all-pages', 'repeats-first-page'],
  },
  {
    id: 'models/list/own-compartment',
    title: 'A list is asked for in the compartment that was given',
    because: ['request/compartment'],
    needs: ['journal', 'known-models'],
    when: list(),
    then: ['compartment-is-the-given-one', 'models-are-those-on-the-wire'],
    caughtBy: ['calls-in-the-tenancy', 'merges-models-by-name'],
  },
  {
    id: 'models/list/chat-and-active',
    title: 'Filters by capability and state keep only what fits',
    because: ['models/filters'],
    needs: [],
    when: list({ filters: { capability: ['CHAT'], lifecycleState: 'ACTIVE' } }),
    then: [
      { check: 'every-model-fits', expect: { capability: ['CHAT'], lifecycleState: 'ACTIVE' } },
    ],
    caughtBy: ['ignores-capability-filter', 'drops-filters'],
  },
  {
    id: 'models/list/two-capabilities',
    title: 'A capability that is asked for twice over keeps the models of both',
    because: ['models/capability-repeats', 'models/filters'],
    needs: ['journal', 'known-models'],
    when: list({ filters: { capability: ['TEXT_RERANK', 'TEXT_EMBEDDINGS'] } }),
    then: [
      { check: 'query-carries', expect: { capability: ['TEXT_RERANK', 'TEXT_EMBEDDINGS'] } },
      { check: 'every-model-fits', expect: { capability: ['TEXT_RERANK', 'TEXT_EMBEDDINGS'] } },
      { check: 'every-capability-is-there', expect: ['TEXT_RERANK', 'TEXT_EMBEDDINGS'] },
    ],
    caughtBy: ['sends-first-capability-only', 'ignores-capability-filter', 'drops-filters'],
  },
  {
    id: 'models/list/vendor',
    title: 'A filter by vendor keeps the models of that vendor',
    because: ['models/filters'],
    needs: ['known-models'],
    when: list({ filters: { vendor: 'google' } }),
    then: [{ check: 'every-model-fits', expect: { vendor: 'google' } }],
    caughtBy: ['drops-filters'],
  },
  {
    id: 'models/list/by-id',
    title: 'A filter by id keeps one model',
    because: ['models/filters'],
    needs: ['known-models'],
    when: list({ filters: { id: modelOcid('xai.grok-4', region) } }),
    then: [{ check: 'models-are-named', expect: ['xai.grok-4'] }],
    caughtBy: ['drops-filters'],
  },
  {
    id: 'models/list/names-ascending',
    level: 'should',
    title: 'A list sorted by name ascends',
    because: ['models/order'],
    needs: [],
    when: list({ filters: { sortBy: 'displayName', sortOrder: 'ASC' } }),
    then: ['models-are-sorted-by-name'],
    caughtBy: ['drops-filters', 'ignores-order'],
  },
  {
    id: 'models/list/names-descending',
    level: 'should',
    title: 'A list sorted by name in reverse descends',
    because: ['models/order'],
    needs: [],
    when: list({ filters: { sortBy: 'displayName', sortOrder: 'DESC' } }),
    then: [{ check: 'models-are-sorted-by-name', expect: 'DESC' }],
    caughtBy: ['drops-filters', 'ignores-order'],
  },
  {
    id: 'models/list/names-by-default',
    level: 'should',
    title: 'A list sorted by name ascends unless it is told otherwise',
    because: ['models/order'],
    needs: [],
    when: list({ filters: { sortBy: 'displayName' } }),
    then: ['models-are-sorted-by-name'],
    caughtBy: ['drops-filters', 'ignores-order'],
  },
  {
    id: 'models/list/newest-by-default',
    level: 'should',
    title: 'A list sorted by time descends unless it is told otherwise',
    because: ['models/order'],
    needs: ['journal'],
    when: list({ filters: { sortBy: 'timeCreated' } }),
    then: ['newest-models-come-first'],
    caughtBy: ['sorts-upwards-by-default'],
  },
  {
    id: 'models/list/same-name-twice',
    title: 'Two models of one name are two models',
    because: ['models/name-is-no-key'],
    needs: ['known-models'],
    when: list({ filters: { displayName: 'cohere.command-r-08-2024' } }),
    then: [
      {
        check: 'models-are-named',
        expect: ['cohere.command-r-08-2024', 'cohere.command-r-08-2024'],
      },
    ],
    caughtBy: ['merges-models-by-name', 'drops-filters', 'ignores-exact-filters'],
  },
  {
    id: 'models/list/retired-is-listed',
    title: 'A retired model is still listed, as ACTIVE',
    because: ['models/retired-are-listed'],
    needs: ['known-models'],
    when: list({ filters: { displayName: 'meta.llama-3.1-70b-instruct' } }),
    then: [
      { check: 'models-are-named', expect: ['meta.llama-3.1-70b-instruct'] },
      { check: 'every-model-fits', expect: { lifecycleState: 'ACTIVE' } },
    ],
    caughtBy: ['hides-retired-models', 'drops-filters', 'ignores-exact-filters'],
  },
  {
    id: 'models/list/on-offer',
    title: 'A list holds what the tenancy is offered',
    because: ['models/offer'],
    level: 'should',
    needs: ['switches'],
    given: { switches: { models: ['google.gemini-2.5-pro', 'xai.grok-4'] } },
    when: list(),
    then: [{ check: 'models-are-named', expect: ['google.gemini-2.5-pro', 'xai.grok-4'] }],
    caughtBy: ['lists-for-everyone'],
  },
];

const absent = [
  { check: 'error-status-is-reported', expect: 404 },
  { check: 'error-code-is-reported', expect: 'NotAuthorizedOrNotFound' },
  {
    check: 'error-message-is-reported',
    expect: 'Authorization failed or requested resource not found.',
  },
] as const;

/** Bugs that every report of an absent model shows; the word that is the code is lost, too. */
const blind = [
  'reports-no-status',
  'reports-no-code',
  'reports-no-message',
  'swallows-errors',
  'error-code-as-number',
] as const;

const single: readonly Row[] = [
  {
    id: 'models/get/by-ocid',
    title: 'A model is found by its OCID',
    because: ['models/get'],
    needs: ['known-models'],
    when: { operation: 'get-model', model: modelOcid('google.gemini-2.5-pro', region) },
    then: [
      { check: 'models-are-named', expect: ['google.gemini-2.5-pro'] },
      { check: 'every-model-fits', expect: { vendor: 'google', lifecycleState: 'ACTIVE' } },
    ],
    caughtBy: ['finds-another-model'],
  },
  {
    id: 'models/get/unknown',
    title: 'An unknown model is 404 with the code NotAuthorizedOrNotFound',
    because: ['models/absent'],
    needs: [],
    when: { operation: 'get-model', model: modelOcid('no.such-model', region) },
    then: absent,
    caughtBy: ['finds-another-model', ...blind],
  },
  {
    id: 'models/list/state',
    title: 'A list is asked for in the state that was given, and keeps no model in another',
    because: ['models/filters'],
    needs: ['journal', 'known-models'],
    when: list({ filters: { lifecycleState: 'DELETED' } }),
    then: [
      { check: 'query-carries', expect: { lifecycleState: ['DELETED'] } },
      { check: 'models-are-named', expect: [] },
    ],
    caughtBy: ['drops-filters', 'ignores-exact-filters'],
  },
  {
    id: 'models/list/no-rights',
    title: 'A list without rights is 404, not an empty list',
    because: ['models/absent'],
    needs: ['switches'],
    given: { switches: { rightsMissing: true } },
    when: list(),
    then: absent,
    caughtBy: ['lists-for-everyone', ...blind],
  },
];

const spoilt = ['error-code-as-number', 'error-body-openai-style'] as const;
const refusal = (status: number, code: string) =>
  [
    { check: 'answer-is-the-refusal', expect: { status, code } },
    'error-body-is-decodable',
  ] as const;

const wire: readonly Row[] = [
  {
    id: 'models/wire/items',
    title: 'A page is an object with items, each a model',
    because: ['models/shape'],
    needs: [],
    when: probeGet('/20231130/models?compartmentId={compartment}'),
    then: ['listing-has-the-shape', 'content-type-is-exact'],
    caughtBy: ['data-instead-of-items', 'json-with-charset'],
  },
  {
    id: 'models/wire/limit',
    title: 'A page holds as many models as were asked for',
    because: ['models/limit'],
    needs: ['several-models'],
    when: probeGet('/20231130/models?compartmentId={compartment}&limit=2'),
    then: [{ check: 'page-has-as-many-as-asked', expect: 2 }],
    caughtBy: ['ignores-limit', 'data-instead-of-items'],
  },
  {
    id: 'models/wire/last-page',
    title: 'The last page has no opc-next-page',
    because: ['models/last-page'],
    needs: ['known-models'],
    when: probeGet('/20231130/models?compartmentId={compartment}&vendor=google&limit=3'),
    then: ['page-is-the-last', { check: 'page-has-as-many-as-asked', expect: 3 }],
    caughtBy: ['next-page-on-last-page', 'data-instead-of-items'],
  },
  {
    id: 'models/wire/state',
    title: 'A filter by state leaves out the models in every other',
    because: ['models/filters'],
    needs: ['known-models'],
    when: probeGet('/20231130/models?compartmentId={compartment}&lifecycleState=DELETED'),
    then: [{ check: 'page-has-as-many-as-asked', expect: 0 }],
    caughtBy: ['ignores-exact-filters'],
  },
  {
    id: 'models/wire/part-of-a-name',
    title: 'A filter by name takes the whole name, not its beginning',
    because: ['models/filters'],
    needs: ['known-models'],
    when: probeGet('/20231130/models?compartmentId={compartment}&displayName=cohere.command'),
    then: [{ check: 'page-has-as-many-as-asked', expect: 0 }],
    caughtBy: ['ignores-exact-filters'],
  },
  {
    id: 'models/wire/compartment-is-required',
    title: 'A list without a compartment is 400',
    because: ['models/compartment-is-required'],
    needs: [],
    when: probeGet('/20231130/models'),
    then: [{ check: 'answer-is-the-refusal', expect: { status: 400 } }, 'error-body-is-decodable'],
    caughtBy: ['lists-without-compartment', ...spoilt],
  },
  {
    id: 'models/wire/other-compartment',
    title: "A list of somebody else's compartment is 404",
    because: ['models/absent'],
    needs: [],
    when: probeGet(
      '/20231130/models?compartmentId=ocid1.compartment.oc1..aaaaaaaaconformnobodyscompartment',
    ),
    then: refusal(404, 'NotAuthorizedOrNotFound'),
    caughtBy: ['lists-for-everyone', ...spoilt],
  },
  {
    id: 'models/wire/wrong-path',
    level: 'should',
    title: 'A path below a model is 404 with the code NotAuthorizedOrNotFound',
    because: ['error/wrong-path'],
    needs: [],
    when: probeGet('/20231130/models/conform/none'),
    then: refusal(404, 'NotAuthorizedOrNotFound'),
    caughtBy: spoilt,
  },
  {
    id: 'models/wire/wrong-method',
    level: 'should',
    title: 'Another method than GET is 405 with the code MethodNotAllowed on the path of models',
    because: ['error/method'],
    needs: [],
    when: {
      operation: 'probe',
      plane: 'management',
      request: { method: 'DELETE', target: '/20231130/models', signing: {} },
    },
    then: refusal(405, 'MethodNotAllowed'),
    caughtBy: spoilt,
  },
  ...(
    [
      ['limit', 'limit=none', 'A limit that is no number', 'overlooks-bad-query'],
      ['limit-of-none', 'limit=0', 'A limit of no models', 'ignores-limit'],
      [
        'limit-beyond-a-thousand',
        'limit=1001',
        'A limit of more than a thousand models',
        'ignores-limit',
      ],
      ['page', 'page=conform-never-given', 'A page that was never given', 'overlooks-bad-query'],
      ['sort-by', 'sortBy=conform', 'An unknown key to sort by', 'overlooks-bad-query'],
    ] as const
  ).map(
    ([id, query, what, bug]): Row => ({
      id: `models/wire/bad-${id}`,
      level: 'should',
      title: `${what} is 400 with the code InvalidParameter`,
      because: ['models/bad-query'],
      needs: [],
      when: probeGet(`/20231130/models?compartmentId={compartment}&${query}`),
      then: refusal(400, 'InvalidParameter'),
      caughtBy: [bug, ...spoilt],
    }),
  ),
];

/** Every list that should hold models is empty when they stand under another key. */
const listed = listing.map(
  (row): Row => ({
    ...row,
    caughtBy: [...row.caughtBy, 'data-instead-of-items'],
  }),
);

export const modelsCases: readonly Case[] = [...listed, ...single, ...wire].map((row) => ({
  level: 'must',
  ...row,
  transports: nativeTransports(row.when),
}));
