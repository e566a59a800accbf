/** What every dialect offers: a turn to frames and back, and a whole answer and back. */
import type { ChatFormat } from '../call.js';
import type { JsonObject } from '../json.js';
import type { FinishReason, Turn, TurnError } from '../turn.js';

/** The stream formats, spelled as in the docs and in `fixtures/`. */
export const dialectNames = [
  'generic',
  'generic-choices',
  'legacy',
  'cohere',
  'cohere-v2',
  'openai-chat',
  'openai-responses',
] as const;

/** One of {@link dialectNames}. */
export type DialectName = (typeof dialectNames)[number];

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
  /**
   * How tool calls are spread over frames: P1-P7 of GENERIC and, P8 besides, of `openai-chat`; or whole,
   * all in one frame (COHERE, COHEREV2, `openai-chat`).
   */
  readonly toolCalls: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'whole';
  /**
   * Where token counts stand when they were asked for. `openai-chat` alone: in a frame of their own that
   * has no `choices`, or in every frame, as they stand so far.
   */
  readonly usage: 'own-frame' | 'own-frame-bare' | 'in-closing' | 'every-frame' | 'never';
  /** `data: [DONE]` at the end. */
  readonly done: boolean;
  /** A `pad` of 1 to 12 letters `a` in every JSON frame; `openai-chat` calls it `obfuscation`, and so does `openai-responses`, in deltas alone. */
  readonly pad: boolean;
  /** Empty arrays and objects the family adds to a whole answer, e.g. `toolCalls: []`. */
  readonly answerExtras?: 'llama' | 'openai' | 'none';
  /** Finish reasons that the family spells otherwise than its format, e.g. `{ length: 'max_tokens' }`. */
  readonly finishReasons?: Readonly<Partial<Record<FinishReason, string>>>;
  /** `openai-chat` only; absent: as OpenAI itself. */
  readonly chat?: ChatVariant;
  /** `openai-responses` only; absent: summaries, and failures as `response.failed`. */
  readonly responses?: ResponsesVariant;
}

/** What `openai-responses` alone leaves open. */
export interface ResponsesVariant {
  /** How a model reasons aloud: in a summary, or in text of its own (gpt-oss). Absent: a summary. */
  readonly reasoning?: 'summary' | 'text';
  /**
   * How a stream fails: with a Response that failed; with an `error` event whose members lie flat or in an
   * object, and no Response. Absent: with a Response.
   */
  readonly failure?: 'response' | 'flat-error' | 'nested-error';
}

/** What `openai-chat` alone leaves open. */
export interface ChatVariant {
  /** Which delta says `role`: the first; the first, unless it calls a tool; none. */
  readonly role: 'first' | 'not-beside-calls' | 'never';
  /** The `index` of tool calls: counted from 0 or from 1; none; another one for every fragment. */
  readonly toolIndex: 'from-0' | 'from-1' | 'none' | 'renewed';
  /**
   * Members that say nothing: all that OpenAI sends (`logprobs`, `refusal`, `usage` as `null`,
   * `service_tier`, `system_fingerprint`, empty details); `finish_reason: null` alone; not even `object`.
   */
  readonly fields: 'openai' | 'plain' | 'least';
  /** The whole text in one delta. */
  readonly coalesced?: boolean;
  /** Whole answers without text and calls: `content` is `null`, or there is no `message`; absent: `""`. */
  readonly empty?: 'null' | 'no-message';
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
  /** `openai-chat`, and whole GENERIC answers: how many choices carry the turn (`n`, `numGenerations`); absent: one. */
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
  /** Where each frame has an `event:` line: what it says; `undefined` for a frame without one. */
  eventOf?(frame: string): string | undefined;
}
