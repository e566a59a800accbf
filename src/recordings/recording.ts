/** The recording format: the exact bytes of one answer, and beside them what they are and whence. */
import type { Transport } from '../protocol/call.js';
import type { DialectName } from '../protocol/dialects/dialect.js';
import type { Turn, TurnError } from '../protocol/turn.js';

/** Where the bytes come from. Nothing says `recorded` that was not recorded. */
export interface Provenance {
  readonly kind: 'recorded' | 'documented' | 'constructed';
  readonly confidence: 'verified' | 'reported' | 'inferred';
  /** The public source of the shape, e.g. a repository and file, or an issue. */
  readonly source: string;
  /** ISO date on which this recording was written or recorded. */
  readonly date: string;
  readonly region?: string;
  /** What in the bytes is the kit's own (texts, ids, pads). */
  readonly note?: string;
}

/** `<name>.meta.json`. */
export interface RecordingMeta {
  readonly transport: Transport;
  readonly dialect: DialectName;
  readonly model: string;
  /** The native request body that this answers (without `compartmentId`). */
  readonly request: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds before each frame, from the previous one; empty: unknown. */
  readonly delays: readonly number[];
  /** What the bytes stand for. */
  readonly turn: Turn;
  /** An error that the bytes carry. */
  readonly error?: TurnError;
  /**
   * Departures from the recorded grammar that these bytes have on purpose, as kebab-case words,
   * e.g. `crlf` or `cut`. Absent: the strict reading must find nothing.
   */
  readonly variations?: readonly string[];
  readonly provenance: Provenance;
}

/** A loaded recording. */
export interface Recording {
  /** Folder and name, e.g. `generic/llama-text`. */
  readonly id: string;
  readonly meta: RecordingMeta;
  /** The exact bytes. */
  readonly body: Uint8Array;
  /** `.sse` files are streams, `.json` files whole answers. */
  readonly stream: boolean;
}

/** Recordings by id. */
export type RecordingSet = ReadonlyMap<string, Recording>;
