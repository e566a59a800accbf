/** Judges meta data that fits the schema: does it agree with itself, and is its provenance honest? */
import type { Transport } from '../protocol/call.js';
import { dialects } from '../protocol/dialects/index.js';
import { objectOf } from '../protocol/json.js';
import type { RecordingFiles } from './files.js';
import type { RecordingProblem } from './problem.js';
import type { RecordingMeta } from './recording.js';

/** Headers that say something about the answer; the rest is made on delivery, or names somebody. */
const allowedHeaders: readonly string[] = [
  'content-type',
  'cache-control',
  'content-encoding',
  'model-deprecation-info',
  'retry-after',
];

/** Sources that cannot verify a shape. */
const weakSource = /\b(?:one|single) remark\b|\bclient tests?\b|\bhand-written\b|^None\b/i;

/** Field, whether it is wrong, what is wrong, what to do. */
type Row = readonly [field: string, wrong: boolean, message: string, remedy: string];

/** Every problem of the meta data, in the order of its fields. */
export function checkMeta(files: RecordingFiles, meta: RecordingMeta): readonly RecordingProblem[] {
  return [...identityRows(files, meta), ...headerRows(files, meta), ...provenanceRows(meta)]
    .filter(([, wrong]) => wrong)
    .map(([field, , message, remedy]) => ({ file: files.meta, field, message, remedy }));
}

function identityRows(files: RecordingFiles, meta: RecordingMeta): readonly Row[] {
  const openai = meta.dialect === 'openai-chat' || meta.dialect === 'openai-responses';
  return [
    [
      'dialect',
      meta.dialect !== files.dialect,
      `is ${meta.dialect}, but the folder is ${files.dialect}`,
      'Put the recording into the folder of its dialect.',
    ],
    ...(openai ? openAiRows(files, meta) : nativeRows(files, meta)),
  ];
}

const transports: Partial<Readonly<Record<RecordingMeta['dialect'], Transport>>> = {
  'openai-chat': 'v1',
  'openai-responses': 'responses',
};

function openAiRows(files: RecordingFiles, meta: RecordingMeta): readonly Row[] {
  const { request, dialect } = meta;
  return [
    [
      'transport',
      meta.transport !== transports[dialect],
      `is ${meta.transport}, but ${dialect} travels on ${transports[dialect]}`,
      'Correct it, or move the recording to the folder of its dialect.',
    ],
    [
      'request.model',
      request.model !== meta.model,
      `asks for another model than ${meta.model}`,
      'Give the model that was asked for.',
    ],
    streamRow('request.stream', request.stream === true, files),
  ];
}

function streamRow(field: string, streams: boolean, files: RecordingFiles): Row {
  return [
    field,
    streams !== files.stream,
    `asks for ${streams ? 'a stream, but the bytes are in .json' : 'a whole answer, but the bytes are in .sse'}`,
    'Name streams .sse and whole answers .json.',
  ];
}

function nativeRows(files: RecordingFiles, meta: RecordingMeta): readonly Row[] {
  const chatRequest = objectOf(meta.request.chatRequest);
  const servingMode = objectOf(meta.request.servingMode);
  const { apiFormat } = dialects[meta.dialect];
  return [
    [
      'request.compartmentId',
      'compartmentId' in meta.request,
      'names a compartment',
      'Remove it; every tenancy has its own.',
    ],
    [
      'request.servingMode',
      (servingMode.modelId ?? servingMode.endpointId) !== meta.model,
      `asks for another model than ${meta.model}`,
      'Give the model that was asked for, as modelId or endpointId.',
    ],
    [
      'request.chatRequest.apiFormat',
      chatRequest.apiFormat !== apiFormat,
      `is not ${apiFormat}, the format of dialect ${meta.dialect}`,
      'Give the request that was sent, or move the recording to the folder of its dialect.',
    ],
    streamRow('request.chatRequest.isStream', chatRequest.isStream === true, files),
  ];
}

function headerRows(files: RecordingFiles, { headers, variations }: RecordingMeta): readonly Row[] {
  const contentType = files.stream ? 'text/event-stream' : 'application/json';
  return [
    ...Object.keys(headers).map(
      (name): Row => [
        `headers.${name}`,
        !allowedHeaders.includes(name),
        'is not kept in recordings',
        `Remove it. Kept are, in lower case: ${allowedHeaders.join(', ')}.`,
      ],
    ),
    [
      'headers.content-type',
      variations === undefined && headers['content-type'] !== contentType,
      `is not exactly ${contentType}`,
      'Correct it, or name the departure in variations.',
    ],
  ];
}

function provenanceRows({ provenance }: RecordingMeta): readonly Row[] {
  const { kind, confidence, region, source, date } = provenance;
  const recorded = kind === 'recorded';
  return [
    [
      'provenance.confidence',
      recorded && confidence !== 'verified',
      `is ${confidence}, but recorded bytes are verified or not recorded`,
      'Say constructed where the bytes were not recorded from the service.',
    ],
    [
      'provenance.region',
      recorded && region === undefined,
      'is missing for recorded bytes',
      'Name the region that answered, e.g. us-chicago-1.',
    ],
    [
      'provenance.confidence',
      confidence === 'verified' && weakSource.test(source),
      'is verified, but the source is a remark or a test by hand',
      'Say reported or inferred.',
    ],
    [
      'provenance.date',
      !isDay(date),
      'is no day of the calendar',
      'Give the day of recording or writing, e.g. 2026-11-21.',
    ],
  ];
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
