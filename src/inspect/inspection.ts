/** What is to be said of one answer of a model: its dialect, its variant, its turn, and what is unusual. Pure. */
import { isUtf8 } from 'node:buffer';
import type { AuthMode, ChatCall, Transport } from '../protocol/call.js';
import type { DialectName } from '../protocol/dialects/dialect.js';
import { dialects } from '../protocol/dialects/index.js';
import type { Exchange, HeaderLines } from '../protocol/exchange.js';
import { familyOf } from '../protocol/families.js';
import { modelRows } from '../protocol/model-rows.js';
import type { Diagnosis } from '../protocol/signature/verdict.js';
import { problemsOfEvent, type SseFrame } from '../protocol/sse.js';
import type { Turn, TurnError } from '../protocol/turn.js';
import type { RecordingSet } from '../recordings/recording.js';
import { didYouMean } from '../suites/catalogue.js';
import { type Finding, findDialect, type Readable } from './dialect.js';
import { headerRemarks } from './headers.js';
import type { Heard } from './listen.js';
import { type Nearest, nearestRecording } from './nearest.js';
import { type FoundVariant, findVariant } from './variant.js';

/** Something that is not as it is as a rule. */
export interface Remark {
  /** `wrong` departs from what the service is known to do; `note` is only unlike what is known of this model. */
  readonly level: 'wrong' | 'note';
  /** Where: the answer as a whole, its headers, its frames as bytes, what they say, how it ended, what it is beside others. */
  readonly about: 'answer' | 'header' | 'framing' | 'grammar' | 'ending' | 'family' | 'recording';
  /** From 0: the frames that it is said of; absent where it is said of no frame. */
  readonly frames?: readonly number[];
  /** A sentence, or a place and a sentence. */
  readonly says: string;
}

/** How one dialect read the answer. */
interface Tried {
  readonly dialect: DialectName;
  readonly reads: boolean;
  readonly problems: number;
  /** The first of them, with its place. */
  readonly first?: string;
}

/** All that was seen, as `--json` gives it. */
export interface Inspection {
  /** Counts up when a member goes or changes its meaning; members may come. */
  readonly version: 1;
  readonly model: string;
  readonly target: string;
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly apiFormat: ChatCall['apiFormat'];
  /** Absent: no answer came, for the reason in `remarks`. */
  readonly answer?: {
    readonly status: number;
    readonly headers: HeaderLines;
    readonly end: Exchange['end'];
    /** Milliseconds until the headers were there, and bytes of the body, decoded. */
    readonly began: number;
    readonly bytes: number;
    /** The whole body, where it is no stream; what is no UTF-8 in it is replaced. */
    readonly body?: string;
  };
  /** Milliseconds from the request to the end. */
  readonly took: number;
  readonly frames: readonly {
    readonly at: number;
    readonly bytes: number;
    readonly event?: string;
    readonly payload: string;
  }[];
  readonly dialect?: DialectName;
  readonly trials: readonly Tried[];
  /** The model's family, and whether it is known to speak that dialect. */
  readonly family: string;
  readonly variant?: FoundVariant;
  readonly turn?: Turn;
  /** An error that the answer carried. */
  readonly error?: TurnError;
  readonly nearest?: Nearest;
  /** Why the built-in mock refused the signature. */
  readonly diagnosis?: Diagnosis;
  readonly remarks: readonly Remark[];
  /** The answer could be read to its end, and nothing is wrong with it. */
  readonly ok: boolean;
}

/** What an inspection is made from. */
export interface Evidence {
  readonly call: ChatCall;
  readonly target: string;
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly heard: Heard;
  readonly recordings: RecordingSet;
  readonly diagnosis?: Diagnosis;
}

type Answer = NonNullable<Heard['answer']>;

const wrong = (about: Remark['about'], says: string, frame?: number): Remark => ({
  level: 'wrong',
  about,
  ...(frame === undefined ? {} : { frames: [frame] }),
  says,
});
const note = (about: Remark['about'], says: string): Remark => ({ level: 'note', about, says });

/** What is said of several frames alike is said once. */
function together(remarks: readonly Remark[]): readonly Remark[] {
  const kept = new Map<string, Remark>();
  for (const remark of remarks) {
    const name = JSON.stringify([remark.about, remark.says]);
    const frames = [...(kept.get(name)?.frames ?? []), ...(remark.frames ?? [])];
    kept.set(name, { ...remark, ...(frames.length > 0 ? { frames } : {}) });
  }
  return [...kept.values()];
}

/** Says it. */
export function inspectionOf(evidence: Evidence): Inspection {
  const { call, target, transport, auth, heard, diagnosis } = evidence;
  const { answer, failure, took } = heard;
  const found = answer === undefined ? noFinding : readAnswer(answer, evidence);
  const remarks = together([
    ...(failure === undefined ? [] : [wrong('answer', `No answer came: ${failure.message}.`)]),
    ...found.remarks,
  ]);
  return {
    version: 1,
    model: call.model,
    target,
    transport,
    auth,
    apiFormat: call.apiFormat,
    ...(answer === undefined ? {} : { answer: toldAnswer(answer) }),
    took,
    frames: (answer?.frames ?? []).map(({ at, length, event, payload }) => ({
      at,
      bytes: length,
      ...(event === undefined ? {} : { event }),
      payload,
    })),
    ...(found.dialect === undefined ? {} : { dialect: found.dialect }),
    trials: found.trials,
    family: familyOf(call.model).name,
    ...(found.variant === undefined ? {} : { variant: found.variant }),
    ...(found.turn === undefined ? {} : { turn: found.turn }),
    ...(found.error === undefined ? {} : { error: found.error }),
    ...(found.nearest === undefined ? {} : { nearest: found.nearest }),
    ...(diagnosis === undefined ? {} : { diagnosis }),
    remarks,
    ok: !remarks.some(({ level }) => level === 'wrong'),
  };
}

interface Found {
  readonly dialect?: DialectName;
  readonly trials: readonly Tried[];
  readonly variant?: FoundVariant;
  readonly turn?: Turn;
  readonly error?: TurnError;
  readonly nearest?: Nearest;
  readonly remarks: readonly Remark[];
}

const noFinding: Found = { trials: [], remarks: [] };

const text = (body: Uint8Array): string => new TextDecoder().decode(body);

function toldAnswer(answer: Answer): NonNullable<Inspection['answer']> {
  const { status, headers, end, began, body, frames } = answer;
  return {
    status,
    headers,
    end,
    began,
    bytes: body.length,
    ...(frames.length > 0 ? {} : { body: text(body) }),
  };
}

function readAnswer(answer: Answer, { call, recordings }: Evidence): Found {
  const { status, headers, frames, body, coding } = answer;
  const streamed = frames.length > 0;
  const about = [
    ...headerRemarks(headers, { stream: call.stream || streamed, status }).map(
      ({ name, says, wrong: bad }) =>
        bad ? wrong('header', `${name} ${says}.`) : note('header', `${name} ${says}.`),
    ),
    ...(coding === undefined ? [] : [wrong('answer', coding)]),
  ];
  if (status >= 400) {
    const said = wrong('answer', refusal(status, body));
    return {
      trials: [],
      remarks: [said, ...unknownModel(call), ...about, ...ending(answer, true)],
    };
  }
  if (body.length === 0) {
    return {
      trials: [],
      remarks: [wrong('answer', 'The answer has no body.'), ...about, ...ending(answer, false)],
    };
  }
  const readable: Readable = streamed
    ? { frames: frames.map(({ payload }) => payload) }
    : { body: text(body) };
  const finding = findDialect(readable, call.apiFormat);
  const { dialect, reading } = finding;
  const trials = finding.trials.map(tried);
  const form = formRemarks(answer, call);
  if (dialect === undefined || reading === undefined) {
    const why = trials.find((one) => dialects[one.dialect].apiFormat === call.apiFormat)?.first;
    const says = `No dialect finds a turn in it${looks(body)}${why === undefined ? '' : `: ${why}`}`;
    return {
      trials,
      remarks: [...form, wrong('grammar', says), ...about, ...ending(answer, false)],
    };
  }
  const { turn, error, finished } = reading;
  const variant =
    streamed && error === undefined
      ? findVariant(
          frames.map(({ payload }) => payload),
          turn,
          dialect,
          call,
        )
      : undefined;
  const nearest = nearestRecording(readable, dialect, call.model, recordings);
  return {
    dialect,
    trials,
    turn,
    ...(variant === undefined ? {} : { variant }),
    ...(error === undefined ? {} : { error }),
    ...(nearest === undefined ? {} : { nearest }),
    remarks: [
      ...form,
      ...(error === undefined ? [] : [wrong('answer', `It carries an error: ${error.message}`)]),
      ...framing(answer, dialect),
      ...reading.problems.map((problem) => wrong('grammar', place(problem), problem.frame)),
      ...about,
      ...ending(answer, finished),
      ...familyRemarks(call, dialect, variant),
      ...recordingRemarks(nearest),
    ],
  };
}

function tried({ dialect, reads, problems }: Finding['trials'][number]): Tried {
  const [first] = problems;
  const where = first?.frame === undefined ? '' : `frame ${first.frame}: `;
  return {
    dialect,
    reads,
    problems: problems.length,
    ...(first === undefined ? {} : { first: `${where}${place(first)}` }),
  };
}

const place = ({ path, message }: { readonly path: string; readonly message: string }): string =>
  path === '' ? message : `${path}: ${message}`;

/** The service's own words, as far as they are any. */
function refusal(status: number, body: Uint8Array): string {
  const said = text(body).trim();
  return said === ''
    ? `The service refuses: status ${status}, and not a word.`
    : `The service refuses: status ${status}${looks(body)}: ${said.slice(0, 2000)}`;
}

/** A model that the kit has never heard of may still be one: a hint beside a refusal, no more. */
function unknownModel({ model }: ChatCall): readonly Remark[] {
  const names = modelRows.map(({ name }) => name);
  if (model.startsWith('ocid1.') || names.includes(model)) return [];
  const nearest = didYouMean(names, model).trim();
  return [note('family', `${model} is no model that the kit knows of. ${nearest}`.trim())];
}

function looks(body: Uint8Array): string {
  return /^\s*</.test(text(body.subarray(0, 200))) ? ', a page of HTML or XML' : '';
}

function formRemarks(answer: Answer, { stream }: ChatCall): readonly Remark[] {
  const { headers, body, frames } = answer;
  if (stream && frames.length === 0) {
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    return [
      wrong(
        'answer',
        `A stream was asked for, and this is none${looks(body)}: its content-type is ${type ?? 'missing'}.`,
      ),
    ];
  }
  return !stream && frames.length > 0
    ? [wrong('answer', 'A whole answer was asked for, and a stream came.')]
    : wholeProblems(answer);
}

/** What of a whole answer no reader of JSON tells: the marks that decoding takes away. */
function wholeProblems({ body, frames }: Answer): readonly Remark[] {
  if (frames.length > 0) return [];
  const marked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return [
    ...(marked ? [wrong('framing', 'The body begins with a byte order mark.')] : []),
    ...(isUtf8(body) ? [] : [wrong('framing', 'The bytes are not valid UTF-8.')]),
  ];
}

function framing({ frames, body }: Answer, dialect: DialectName): readonly Remark[] {
  const last = frames.at(-1);
  const rest = last === undefined ? 0 : body.length - last.offset - last.length;
  return [
    ...frames.flatMap((frame: SseFrame, number) =>
      problemsOfEvent(frame, dialects[dialect].eventOf?.(frame.payload)).map((says) =>
        wrong('framing', says, number),
      ),
    ),
    ...(rest > 0 ? [wrong('framing', `${rest} bytes after the last frame are in none.`)] : []),
  ];
}

/** How it ended: what stayed open, what broke off. */
function ending({ end }: Answer, finished: boolean): readonly Remark[] {
  if (end === 'complete') return [];
  if (end === 'open') return [wrong('ending', 'Listening was stopped before the end.')];
  if (end === 'held' && finished) {
    return [wrong('ending', 'The turn is over, and the connection stays open.')];
  }
  return end === 'held'
    ? [wrong('ending', 'Nothing more came, the turn is not over, and the connection stays open.')]
    : [wrong('ending', `The connection broke off${finished ? ', after the turn was over' : ''}.`)];
}

function familyRemarks(
  { model, apiFormat }: ChatCall,
  dialect: DialectName,
  variant: FoundVariant | undefined,
): readonly Remark[] {
  const { name, formats } = familyOf(model);
  const usual = formats[apiFormat];
  if (usual === undefined) return [note('family', `${name} is not known to take ${apiFormat}.`)];
  return [
    ...(usual.dialect === dialect
      ? []
      : [note('family', `${name} is known to speak ${usual.dialect}, and this is ${dialect}.`)]),
    ...(variant?.unlikeFamily ?? []).map(({ field, usual: known, found }) =>
      note('family', `${field} is ${found}; with ${name} it is ${known}, as far as is known.`),
    ),
    ...(variant !== undefined && !variant.exact
      ? [note('family', 'No known variant writes this turn in frames of just these shapes.')]
      : []),
  ];
}

function recordingRemarks(nearest: Nearest | undefined): readonly Remark[] {
  if (nearest === undefined) return [];
  const { id, onlyHere, onlyThere } = nearest;
  const some = (members: readonly string[]) =>
    `${members.slice(0, 6).join('; ')}${members.length > 6 ? `; and ${members.length - 6} more` : ''}`;
  return [
    ...(onlyHere.length > 0 ? [note('recording', `Not in ${id}: ${some(onlyHere)}`)] : []),
    ...(onlyThere.length > 0 ? [note('recording', `Only in ${id}: ${some(onlyThere)}`)] : []),
  ];
}
