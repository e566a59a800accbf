/** Recordings as vectors: the bytes of an answer, and what a reader should make of them. */
import type { Transport } from '../protocol/call.js';
import type { WireBody } from '../protocol/exchange.js';
import { readFrames } from '../protocol/sse.js';
import type { Turn, TurnError } from '../protocol/turn.js';
import { wireBody } from '../protocol/wire-body.js';
import type { Provenance, Recording, RecordingSet } from '../recordings/recording.js';
import { type Cut, cutsOf } from './cuts.js';

/** A whole answer. */
export interface AnswerVector {
  /** The recording's id. */
  readonly id: string;
  readonly transport: Transport;
  readonly dialect: string;
  readonly model: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes. */
  readonly body: WireBody;
  /** What a reader should make of them. */
  readonly turn: Turn;
  /** The error that it should report beside the turn. */
  readonly error?: TurnError;
  /** Departures from the usual grammar that the bytes have on purpose, e.g. `crlf`. */
  readonly variations?: readonly string[];
  readonly provenance: Provenance;
}

/** A stream. */
export interface StreamVector extends AnswerVector {
  /** Each frame's data, and its `event` where it has one, in order. */
  readonly frames: readonly { readonly payload: string; readonly event?: string }[];
  /** Places at which to split the bytes; whatever the split, the turn is the same. */
  readonly cuts: readonly Cut[];
}

function answerVector({ id, meta, body }: Recording): AnswerVector {
  const { transport, dialect, model, status, headers, turn, error, variations, provenance } = meta;
  return {
    id,
    transport,
    dialect,
    model,
    status,
    headers,
    body: wireBody(body, body.length),
    turn,
    ...(error === undefined ? {} : { error }),
    ...(variations === undefined ? {} : { variations }),
    provenance,
  };
}

/** Every whole answer, in order of id. */
export const answerVectors = (recordings: RecordingSet): readonly AnswerVector[] =>
  [...recordings.values()].filter(({ stream }) => !stream).map(answerVector);

/** Every stream, in order of id. */
export const streamVectors = (recordings: RecordingSet): readonly StreamVector[] =>
  [...recordings.values()]
    .filter(({ stream }) => stream)
    .map((recording) => ({
      ...answerVector(recording),
      frames: readFrames(recording.body).map(({ payload, event }) =>
        event === undefined ? { payload } : { payload, event },
      ),
      cuts: cutsOf(recording.body),
    }));
