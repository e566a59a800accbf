/** What the mock will answer, as data: any case, script or recording can say it. */
import type { Transport } from './call.js';
import type { Turn } from './turn.js';

/** The bodies in which the service reports an error. */
export type ErrorStyle =
  | 'status-string'
  | 'platform-code'
  | 'upstream-double-encoded'
  | 'upstream-unwrapped'
  | 'upstream-string'
  | 'upstream-bare-string'
  | 'plain-text'
  | 'numeric-code'
  | 'html'
  | 'empty';

/** An error answer. */
export interface ErrorReply {
  readonly status: number;
  readonly style?: ErrorStyle;
  /** The `code` of style `platform-code`, e.g. `TooManyRequests`; the inner code of upstream styles. */
  readonly code?: string;
  readonly message: string;
  /** `param` of the upstream styles. */
  readonly param?: string;
  /** `type` of the upstream styles; default `invalid_request_error`. */
  readonly type?: string;
  /** `valid` of style `upstream-unwrapped`, which files and vector stores say beside the rest. */
  readonly valid?: true;
}

/**
 * Content codings of a body: none, one gzip member flushed after each frame, zstd with a frame of its own
 * for each of the stream's, or one zstd frame for all.
 */
export type Compression = 'none' | 'gzip' | 'zstd-frames' | 'zstd';

/** How the bytes of a reply go out. */
export interface Delivery {
  /** One HTTP chunk a frame (default), all at once, or every so many bytes (1 = byte by byte). */
  readonly chunking?: 'frame' | 'whole' | { readonly bytes: number };
  /** Milliseconds before the first byte, then between chunks, on an absolute schedule. Default 0. */
  readonly firstByte?: number;
  readonly interval?: number;
  /** Each chunk goes out up to so many milliseconds late, as the seed draws it; none overtakes another. */
  readonly jitter?: { readonly upTo: number; readonly seed?: number };
  /** Milliseconds of silence before one chunk, counted from 0; from there on, everything is so much later. */
  readonly gap?: { readonly before: number; readonly wait: number };
  /** Bytes of the body a second at most: a chunk waits until those before it have had their time. */
  readonly rate?: number;
  /**
   * When the status line and the headers go out: at once, though the body waits; never, and nothing else
   * either; or line by line, so many milliseconds apart. Default: with the first bytes of the body.
   */
  readonly head?: 'at-once' | 'never' | { readonly interval: number };
  /** How the end of the body is told. Default: chunks for a stream, a length for a whole answer. */
  readonly framing?: 'chunks' | 'length' | 'close';
  /**
   * How it ends: closed properly; left open after the last byte; cut after so many chunks; after the last
   * byte, with no proper end, cut (FIN), reset (RST), or left open with more to come that never does.
   */
  readonly ending?:
    | 'close'
    | 'hold-open'
    | 'cut'
    | 'reset'
    | 'stall'
    | { readonly cutAfter: number };
  /** Default: negotiated on the OpenAI transports, as the service does it, and none on the native one. */
  readonly compression?: Compression;
  /** Header lines that replace or join the answer's own; `null` removes one. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** What befalls the tenancy once a reply was chosen, before the next request. */
export interface Aftermath {
  /** Seconds by which its clock moves on; negative: back. */
  readonly advance?: number;
  /** No token issued so far is taken any more. */
  readonly revokeTokens?: true;
  /** The token files on disk are written anew, as a session refresh or the host of a function does it. */
  readonly renewTokens?: true;
}

/** What a text is searched for, as JavaScript's regular expressions do it, flag `u` included. */
export interface TextPattern {
  /** Without lookaround and backreferences, so that no text takes long. */
  readonly pattern: string;
  /** Of `i`, `m` and `s`. */
  readonly flags?: string;
}

/** Which calls a reply is for. All that is said must hold. */
export interface Match {
  readonly transport?: Exclude<Transport, 'management'>;
  /** The model as it is asked for, or its public name; `xai.*` is every name that begins so. */
  readonly model?: string;
  /** The user's last message contains it, or fits it. */
  readonly text?: string | TextPattern;
  /** Names of tools that are all on offer, among others; empty: no tool is on offer. */
  readonly tools?: readonly string[];
  /** How many messages of the user the conversation has: 1 for the first question. */
  readonly turn?: number;
}

/** A reply: a recording by id, a turn in the family's own dialect, or an error. */
export type Reply = (
  | { readonly recording: string }
  | { readonly turn: Turn; readonly variant?: string }
  | { readonly error: ErrorReply }
) & {
  readonly delivery?: Delivery;
  /** What goes wrong with it, by ids of the fault catalogue (`oci-conform faults`), all together. */
  readonly faults?: readonly string[];
  readonly afterwards?: Aftermath;
  /** Absent: it is for any call. */
  readonly match?: Match;
  /** How often it is used before it goes away. Default 1. */
  readonly times?: number | 'always';
};
