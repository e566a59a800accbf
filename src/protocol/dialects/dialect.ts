/** What every dialect offers: a turn to frames and back, and a whole answer and back. */
import type { ChatFormat } from '../call.js';
import type { JsonObject } from '../json.js';
import type { FinishReason, Turn, TurnError } from '../turn.js';

/** The stream formats, spelled as in the docs and in `fixtures/`. */
export type DialectName =
  | 'generic'
  | 'generic-choices'
  | 'legacy'
  | 'cohere'
  | 'cohere-v2'
  | 'openai-chat'
  | 'openai-responses';

/** How a model family fills in what its dialect leaves open. Data; see `variants.ts`. */
export interface Variant {
  /** An empty frame before the text (Llama). */
  readonly opening: 'empty-text' | 'none' | 'envelope';
  /** The frame that carries the finish reason. */
  readonly closing:
    | 'empty-text'
    | 'bare'
    | 'role-only'
    | 'carries-last-text'
    | 'full-text'
    | 'full-text-with-history'
    | 'no-text'
    | 'split';
  /** How tool calls are spread over frames: P1-P7 of GENERIC, or whole (COHERE, COHEREV2). */
  readonly toolCalls: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'whole';
  /** Where token counts stand when they were asked for. */
  readonly usage: 'own-frame' | 'in-closing' | 'never';
  /** `data: [DONE]` at the end. */
  readonly done: boolean;
  /** A `pad` of 1 to 12 letters `a` in every JSON frame. */
  readonly pad: boolean;
  /** Empty arrays and objects the family adds to a whole answer, e.g. `toolCalls: []`. */
  readonly answerExtras?: 'llama' | 'openai' | 'none';
  /** Finish reasons that the family spells otherwise than its format, e.g. `{ length: 'max_tokens' }`. */
  readonly finishReasons?: Readonly<Partial<Record<FinishReason, string>>>;
}

/** What encoding needs besides the turn. No clock and no randomness of its own. */
export interface Encoding {
  readonly variant: Variant;
  readonly modelId: string;
  readonly modelVersion: string;
  /** The caller asked for usage (`isIncludeUsage`); whole answers always carry it. */
  readonly includeUsage: boolean;
  /** Cuts a text into increments; joined they give the text again. */
  readonly split: (text: string) => readonly string[];
  /** The next `pad`; called once a frame when the variant pads. */
  readonly pad: () => string;
  /** RFC 3339 with milliseconds, for `timeCreated`. */
  readonly timeCreated: string;
  /** An id for formats whose answers carry one (COHEREV2). */
  readonly id: string;
  /** COHERE: the history to repeat in the closing frame, as the request sent it plus its message. */
  readonly history?: readonly Readonly<Record<string, unknown>>[];
  /** `openai-chat`: how many choices carry the turn (`n`); absent: one. */
  readonly candidates?: number;
  /** `openai-responses`: what of the request the Response object repeats, and its state. */
  readonly echo?: JsonObject;
  /** `openai-responses`: the id of the next output item, by its prefix (`msg`, `fc`, `rs` …). */
  readonly nextId?: (prefix: string) => string;
}

/** The strict reading reports every departure from the recorded grammar; the tolerant one accepts what any variant or client fixture shows. */
export type Strictness = 'strict' | 'tolerant';

/** What reading frames (or an answer) gave. */
export interface Reading {
  readonly turn: Turn;
  /** An error the stream itself carried. */
  readonly error?: TurnError;
  /** The frame that ends the turn was seen. */
  readonly finished: boolean;
  /** Departures, each naming the frame (from 0) and the place in it. Empty when tolerant. */
  readonly problems: readonly Problem[];
}

/** One departure from the grammar. */
export interface Problem {
  /** Frame number from 0; absent for a whole answer. */
  readonly frame?: number;
  /** JSON path in the frame, e.g. `message.content[0].text`. */
  readonly path: string;
  readonly message: string;
}

/** One stream format. A frame is the text after `data: `: JSON or `[DONE]`. */
export interface Dialect {
  readonly name: DialectName;
  readonly apiFormat: ChatFormat;
  /** Turn to frames. Throws `OCIC_CANNOT_ENCODE` for a turn that the variant cannot carry. */
  encode(turn: Turn, encoding: Encoding): readonly string[];
  /** Frames to turn. Never throws: what cannot be read is a problem. */
  decode(frames: readonly string[], strictness: Strictness): Reading;
  /** Turn to the whole (not streamed) body: one line of JSON. */
  encodeAnswer(turn: Turn, encoding: Encoding): string;
  /** The whole body to a turn. Never throws. */
  decodeAnswer(body: string, strictness: Strictness): Reading;
}
