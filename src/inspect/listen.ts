/** One question put to a service: what came back, piece by piece, each with its time. */
import type { Access } from '../protocol/access.js';
import type { ProbeCall } from '../protocol/call.js';
import type { Exchange, HeaderLines } from '../protocol/exchange.js';
import { frameReader, type SseFrame } from '../protocol/sse.js';
import { createCredentials } from '../providers/reference/credentials/open.js';
import { createProbe } from '../providers/reference/probe.js';
import type { OutcomeError } from '../suites/trace.js';
import { type Decoder, openDecoder } from './coding.js';

/** A frame, and when its last byte was there, in milliseconds since the request went out. */
export interface TimedFrame extends SseFrame {
  readonly at: number;
}

/** A piece of an answer that is no stream. */
export interface TimedPiece {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** Somebody who is told as it comes. */
export interface Listener {
  head?(status: number, headers: HeaderLines, at: number): void;
  frame?(frame: TimedFrame, number: number): void;
  piece?(piece: TimedPiece): void;
}

/** How long is waited, in milliseconds. */
export interface Patience {
  /** For the answer to begin, and for it to go on. */
  readonly silence: number;
  /** For the connection to close, once the turn is over. */
  readonly close: number;
}

/** What came back. */
export interface Heard {
  /** Absent: no answer came. */
  readonly answer?: {
    readonly status: number;
    readonly headers: HeaderLines;
    /** Decoded, as far as that could be done. */
    readonly body: Uint8Array;
    /** Empty where the answer is no stream. */
    readonly frames: readonly TimedFrame[];
    /** Milliseconds until the headers were there. */
    readonly began: number;
    /** `held` is silence in the end: the connection stayed open; `open`: listening was stopped. */
    readonly end: Exchange['end'];
    /** What is wrong with its content coding. */
    readonly coding?: string;
  };
  /** Why none came. */
  readonly failure?: OutcomeError;
  /** Milliseconds until the end, or until it was given up. */
  readonly took: number;
}

const headerOf = (headers: HeaderLines, name: string): string =>
  headers
    .find(([one]) => one.toLowerCase() === name)?.[1]
    .trim()
    .toLowerCase() ?? '';

/** Whether an answer says that it is a stream, or begins as one under another name. */
const isStream = (headers: HeaderLines, first: Uint8Array): boolean =>
  headerOf(headers, 'content-type').startsWith('text/event-stream') ||
  /^(?:\u{feff})?\s*(?:data|event|id|retry)?:/u.test(
    new TextDecoder().decode(first.subarray(0, 64)),
  );

/** A frame after which nothing more is to be expected, whatever the dialect. */
const isLast = ({ payload }: SseFrame): boolean =>
  payload === '[DONE]' ||
  /"(?:finishReason|finish_reason)":"|"type":"response\.(?:completed|failed|incomplete)"/.test(
    payload,
  );

/**
 * Sends a request and listens to the end, or until the service has been silent for too long.
 *
 * @param signal stops listening; what came until then is given
 * @throws ConformError `OCIC_BAD_CREDENTIALS` when nobody can sign
 */
export async function listen(
  call: ProbeCall,
  access: Access,
  listener: Listener,
  { silence, close }: Patience,
  signal: AbortSignal,
): Promise<Heard> {
  const credentials = createCredentials();
  const began = performance.now();
  const pieces: Uint8Array[] = [];
  const frames: TimedFrame[] = [];
  const reader = frameReader();
  let head: { status: number; headers: HeaderLines; at: number } | undefined;
  let decoder: Decoder | undefined;
  let stream: boolean | undefined;
  let now = 0;
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), silence);
  const take = (taken: readonly SseFrame[]) => {
    for (const frame of taken) {
      const timed = { ...frame, at: now };
      frames.push(timed);
      listener.frame?.(timed, frames.length - 1);
    }
  };
  const probe = createProbe(Date.now, credentials, {
    head(status, headers, at) {
      clearTimeout(late);
      head = { status, headers, at };
      listener.head?.(status, headers, at);
      decoder = openDecoder(headerOf(headers, 'content-encoding'), (bytes) => {
        pieces.push(bytes);
        stream ??= isStream(headers, bytes);
        if (stream) take(reader.push(bytes));
        else listener.piece?.({ at: now, bytes });
      });
    },
    chunk(bytes, at) {
      now = at;
      decoder?.push(bytes);
    },
    patience: () => (frames.some(isLast) ? close : silence),
  });
  try {
    const { outcome, seen = [] } = await probe.run(
      call,
      access,
      AbortSignal.any([signal, stop.signal]),
    );
    const coding = await decoder?.end();
    const took = Math.round(performance.now() - began);
    const [exchange] = seen;
    if (head === undefined) {
      return { failure: stop.signal.aborted ? silent(silence) : noAnswer(outcome.error), took };
    }
    if (stream) take(reader.end());
    const { status, headers } = head;
    return {
      answer: {
        status,
        headers,
        body: Buffer.concat(pieces),
        frames,
        began: head.at,
        // Of an answer that was being read when listening stopped, there is no exchange.
        end: exchange?.end ?? (signal.aborted ? 'open' : 'cut'),
        ...(coding === undefined ? {} : { coding }),
      },
      took,
    };
  } finally {
    clearTimeout(late);
    credentials.close();
  }
}

const silent = (silence: number): OutcomeError => ({
  message: `nothing came within ${silence / 1000} s`,
});

/** Where a name has several addresses, Node says nothing of why none of them answers. */
const noAnswer = (error: OutcomeError | undefined): OutcomeError =>
  error?.message ? error : { message: 'the connection could not be made' };
