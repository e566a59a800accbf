/** Files and vector stores: what is uploaded is listed, read, searched and deleted. */
import type { Case } from '../case.js';
import { api, build, type Row, steps } from './responses-calls.js';

const upload = (filename: string, file: string) =>
  api('files.create', { file, filename, purpose: 'assistants' });
const tides = upload('tides.txt', 'High water in West Harbour is at noon.');
const trains = upload('trains.txt', 'The train to Old Town leaves at nine.');
const store = api('vectorStores.create', { name: 'harbour' });
const last = (status: number, body: object = {}) => ({ status, body });

const rows: readonly Row[] = [
  {
    id: 'responses/files/lifecycle',
    title: 'A file is uploaded, found, listed and read, and is gone once deleted.',
    because: ['responses/files/lifecycle'],
    when: steps(
      tides,
      api('files.retrieve', '{1.id}'),
      api('files.list'),
      api('files.content', '{1.id}'),
      api('files.delete', '{1.id}'),
      api('files.retrieve', '{1.id}'),
    ),
    then: [
      {
        check: 'steps-give',
        expect: [
          { id: '~file-', value: { object: 'file', filename: 'tides.txt', bytes: 38 } },
          { id: '{1.id}', value: { purpose: 'assistants' } },
          { value: { data: [{ id: '{1.id}' }] } },
          { value: 'High water in West Harbour is at noon.' },
          { value: { id: '{1.id}', deleted: true } },
          { error: { status: 404 } },
        ],
      },
    ],
    caughtBy: [
      'loses-request-id-on-errors',
      'responses-deletes-nothing',
      'responses-deletes-without-a-word',
      'responses-files-without-end',
      'responses-files-without-names',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/files/cursor',
    title: 'A client that follows the list of files, whose cursor has no effect, stops.',
    because: ['responses/files/cursor'],
    level: 'info',
    when: steps(tides, trains, api('files.list')),
    then: [{ check: 'steps-give', expect: [{}, {}, { value: { pages: 1, data: [{}, {}] } }] }],
    caughtBy: ['responses-files-without-end'],
  },
  {
    id: 'responses/vector-stores/two-hosts',
    title: 'A store is made, found, listed and deleted on the management host.',
    because: ['responses/vector-stores/two-hosts'],
    auths: ['api_key'],
    when: steps(
      store,
      api('vectorStores.retrieve', '{1.id}'),
      api('vectorStores.list'),
      api('vectorStores.delete', '{1.id}'),
      api('vectorStores.retrieve', '{1.id}'),
    ),
    then: [
      {
        check: 'steps-give',
        expect: [
          { id: '~vs_', value: { object: 'vector_store', name: 'harbour' } },
          { id: '{1.id}', value: { name: 'harbour' } },
          { value: { data: [{ id: '{1.id}' }] } },
          { value: { deleted: true } },
          { error: { status: 404 } },
        ],
      },
      {
        check: 'requests-say',
        expect: Array.from({ length: 5 }, () => ({ target: '~/20231130/openai/v1/vector_stores' })),
      },
    ],
    caughtBy: [
      'loses-request-id-on-errors',
      'responses-deletes-nothing',
      'responses-deletes-without-a-word',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/vector-stores/search',
    title: 'Files are added to a store on the inference host, listed, and found by their words.',
    because: ['responses/vector-stores/search', 'responses/vector-stores/two-hosts'],
    auths: ['api_key'],
    when: steps(
      store,
      tides,
      trains,
      api('vectorStores.files.create', '{1.id}', {
        file_id: '{2.id}',
        attributes: { topic: 'water' },
      }),
      api('vectorStores.files.create', '{1.id}', { file_id: '{3.id}' }),
      api('vectorStores.files.list', '{1.id}', { order: 'asc' }),
      api('vectorStores.search', '{1.id}', { query: 'When is high water?' }),
      api('vectorStores.search', '{1.id}', {
        query: 'train',
        filters: { type: 'eq', key: 'topic', value: 'water' },
      }),
    ),
    then: [
      'no-step-fails',
      {
        check: 'answers-say',
        expect: [
          {},
          {},
          {},
          last(200, { id: '{2.id}', status: 'completed', attributes: { topic: 'water' } }),
          last(200),
          last(200, { data: [{ id: '{2.id}' }, { id: '{3.id}' }] }),
          last(200, { data: [{ file_id: '{2.id}', filename: 'tides.txt', score: '*' }] }),
          last(200, { data: [] }),
        ],
      },
    ],
    caughtBy: ['responses-finds-nothing', 'responses-lists-one-way'],
  },
  {
    id: 'responses/vector-stores/file-types',
    title: 'A file of a kind that cannot be read is refused by its kind.',
    because: ['responses/vector-stores/file-types'],
    level: 'should',
    auths: ['api_key'],
    when: steps(
      store,
      upload('tides.xlsx', 'PK'),
      api('vectorStores.files.create', '{1.id}', { file_id: '{2.id}' }),
    ),
    then: [
      {
        check: 'answers-say',
        expect: [
          {},
          {},
          last(400, {
            error: {
              message: "~Unsupported file type 'xlsx' found for file-",
              type: 'unsupported_file',
              code: 'unsupported_file',
              valid: true,
            },
          }),
        ],
      },
    ],
    caughtBy: ['responses-takes-anything-into-stores'],
  },
  {
    id: 'responses/vector-stores/attributes',
    title: 'Too many attributes are refused.',
    because: ['responses/vector-stores/attributes'],
    level: 'should',
    auths: ['api_key'],
    when: steps(
      store,
      tides,
      api('vectorStores.files.create', '{1.id}', {
        file_id: '{2.id}',
        attributes: Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`key${at}`, at])),
      }),
    ),
    then: [
      {
        check: 'answers-say',
        expect: [
          {},
          {},
          last(400, {
            error: {
              message: 'Metadata must not contain more than 16 key-value pairs.',
              code: 'invalid_input',
              param: 'attributes',
            },
          }),
        ],
      },
    ],
    caughtBy: ['responses-takes-anything-into-stores'],
  },
  {
    id: 'responses/vector-stores/unknown',
    title:
      'A store that the inference host does not know is not found, in a document in the message.',
    because: ['responses/vector-stores/unknown'],
    level: 'should',
    when: api('vectorStores.search', 'vs_ord_none', { query: 'x' }),
    then: [
      {
        check: 'answers-say',
        expect: [
          last(404, {
            code: '404',
            message: '~VectorStore vs_ord_none with status Completed not found.',
          }),
        ],
      },
    ],
    caughtBy: [
      'error-body-openai-style',
      'error-code-as-number',
      'responses-plain-errors-of-stores',
    ],
  },
  {
    id: 'responses/vector-stores/limit-of-a-page',
    title: 'A page of more than 100 stores is refused.',
    because: ['responses/vector-stores/limits'],
    level: 'should',
    auths: ['api_key'],
    when: api('vectorStores.list', { limit: 101 }),
    then: [{ check: 'error-status-is-reported', expect: 400 }],
    caughtBy: [
      'reports-no-status',
      'responses-lists-in-one-page',
      'responses-takes-anything-into-stores',
      'swallows-errors',
    ],
  },
  {
    id: 'responses/vector-stores/limit-of-a-tenancy',
    title: 'An eleventh store is refused.',
    because: ['responses/vector-stores/limits'],
    level: 'should',
    auths: ['api_key'],
    when: steps(...Array.from({ length: 11 }, () => store)),
    then: [
      { check: 'error-status-is-reported', expect: 400 },
      { check: 'error-message-is-reported', expect: 'LimitExceeded' },
    ],
    caughtBy: [
      'reports-no-message',
      'reports-no-status',
      'responses-takes-anything-into-stores',
      'swallows-errors',
    ],
  },
];

export const responsesFiles: readonly Case[] = rows.map(build);
