/** Judges a recording's bytes: valid, well ended, well framed, and what the turn says they are. */
import { isDeepStrictEqual } from 'node:util';
import type { Reading, Strictness } from '../protocol/dialects/dialect.js';
import { dialects } from '../protocol/dialects/index.js';
import { isJson } from '../protocol/json.js';
import { problemsOfEvent, readFrames } from '../protocol/sse.js';
import type { RecordingFiles } from './files.js';
import type { RecordingProblem } from './problem.js';
import type { RecordingMeta } from './recording.js';

/** Every problem of the bytes. */
export function checkBytes(
  files: RecordingFiles,
  meta: RecordingMeta,
  bytes: Uint8Array,
): readonly RecordingProblem[] {
  const text = decode(bytes);
  if (text === undefined)
    return [
      {
        file: files.body,
        message: 'the bytes are not valid UTF-8',
        remedy: 'Keep the bytes as the service sent them, decompressed.',
      },
    ];
  const frames = files.stream ? readFrames(bytes) : [];
  const payloads = frames.flatMap(({ payload }) => splitPayload(payload));
  const dialect = dialects[meta.dialect];
  const read = (strictness: Strictness): Reading =>
    files.stream ? dialect.decode(payloads, strictness) : dialect.decodeAnswer(text, strictness);
  const departures = [
    ...endDepartures(files.stream, text),
    ...frames.flatMap((frame, number) =>
      problemsOfEvent(frame, dialect.eventOf?.(frame.payload)).map(
        (what) => `frame ${number}: ${what}`,
      ),
    ),
    ...read('strict').problems.map(({ frame, path, message }) =>
      [frame === undefined ? undefined : `frame ${frame}`, path, message]
        .filter(Boolean)
        .join(': '),
    ),
  ];
  return [
    ...departureProblems(files, meta, departures),
    ...turnProblems(files, meta, read('tolerant')),
    ...delayProblems(files, meta, frames.length),
  ];
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** One JSON text, or several that single line feeds hold apart: a slip that some clients tolerate. */
function splitPayload(payload: string): readonly string[] {
  return isJson(payload) || !payload.split('\n').every(isFrame) ? [payload] : payload.split('\n');
}

const isFrame = (line: string): boolean => line === '[DONE]' || isJson(line);

function endDepartures(stream: boolean, text: string): readonly string[] {
  if (stream)
    return /\n\n$/.test(text) ? [] : ['The body does not end with the blank line of a frame.'];
  return text === text.trim() ? [] : ['The body begins or ends with white space.'];
}

function departureProblems(
  { body, meta: file }: RecordingFiles,
  { variations }: RecordingMeta,
  departures: readonly string[],
): readonly RecordingProblem[] {
  if (variations === undefined)
    return departures.map((message) => ({
      file: body,
      message,
      remedy: 'Mend the bytes, or name the departure in variations if it is meant.',
    }));
  if (departures.length > 0) return [];
  return [
    {
      file,
      field: 'variations',
      message: `names ${variations.join(', ')}, but the bytes follow the recorded grammar`,
      remedy: 'Remove the field.',
    },
  ];
}

function turnProblems(
  { meta: file }: RecordingFiles,
  meta: RecordingMeta,
  reading: Reading,
): readonly RecordingProblem[] {
  const remedy = "Correct the turn, or the bytes if they are the kit's own.";
  const fields = [
    'text',
    'reasoning',
    'toolCalls',
    'refusal',
    'builtInCalls',
    'finishReason',
    'usage',
  ] as const;
  return [
    ...fields.map((field) => [`turn.${field}`, meta.turn[field], reading.turn[field]] as const),
    ['error', meta.error, reading.error] as const,
  ]
    .filter(([, said, found]) => !isDeepStrictEqual(said, found))
    .map(([field, said, found]) => ({
      file,
      field,
      message: `is ${show(said)}, but the bytes say ${show(found)}`,
      remedy,
    }));
}

function delayProblems(
  { meta: file }: RecordingFiles,
  { delays }: RecordingMeta,
  frames: number,
): readonly RecordingProblem[] {
  if (delays.length === 0 || delays.length === frames) return [];
  return [
    {
      file,
      field: 'delays',
      message: `has ${delays.length} entries, but there are ${frames} frames`,
      remedy: 'Give one for each frame, or none.',
    },
  ];
}

function show(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
