/** What a constructed recording is made from. */

import type { Turn, TurnError } from '../../src/protocol/turn.js';
import type { Provenance, RecordingMeta } from '../../src/recordings/recording.js';
import type { Kit } from './kit.js';

/** A JSON object; its keys are written in the order given. */
export type Json = Readonly<Record<string, unknown>>;

/** The bytes, what they answer and what they stand for, each written independently of the others. */
export interface Made {
  /**
   * The request body; a native one without `compartmentId`. Whether it asks for a stream (`stream`, or
   * `chatRequest.isStream`) decides `.sse` or `.json`.
   */
  readonly request: Json;
  /** The status of the answer, and headers beside those of every recording. Default 200, none. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The exact bytes as text. */
  readonly body: string;
  readonly turn: Turn;
  readonly error?: TurnError;
}

/** A native request as far as a recipe needs to know it. */
export interface NativeRequest extends Json {
  readonly servingMode: Json;
  readonly chatRequest: Json;
}

/** One recording. */
export interface Recipe {
  /** `<dialect>/<name>`. */
  readonly id: `${RecordingMeta['dialect']}/${string}`;
  readonly model: string;
  readonly from: Origin;
  readonly variations?: readonly string[];
  readonly make: (kit: Kit, model: string) => Made;
}

/** Where the shape is known from; the bytes are always the kit's own. */
export type Origin = Pick<Provenance, 'confidence' | 'source' | 'note'>;
