/** What the mock will answer, as data: any case, script or recording can say it. */
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
  /** How it ends: closed properly, left open after the last byte, or cut after so many chunks. */
  readonly ending?: 'close' | 'hold-open' | { readonly cutAfter: number };
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

/** A reply: a recording by id, a turn in the family's own dialect, or an error. */
export type Reply = (
  | { readonly recording: string }
  | { readonly turn: Turn; readonly variant?: string }
  | { readonly error: ErrorReply }
) & { readonly delivery?: Delivery; readonly afterwards?: Aftermath };
