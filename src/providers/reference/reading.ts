/** What reading a stream gives, and how it is told on the way. */
import type { Reading } from '../../protocol/dialects/dialect.js';
import type { Turn } from '../../protocol/turn.js';

/** Reports a piece of the turn as soon as it is known. */
export type Emit = (kind: 'text' | 'reasoning', text: string) => void;

/** A stream as far as it could be read. */
export interface StreamReading extends Reading {
  /** What stopped the reading: a cut connection, a frame that is no JSON. */
  readonly broken?: Error;
}

/** A stream of chunks or events as far as it could be read. */
export interface EventsReading extends StreamReading {
  /** The id that the answer gives itself: a completion's, a response's. */
  readonly id?: string;
  /** The turns of all choices, where a chunk belonged to another one than the first. */
  readonly candidates?: readonly Turn[];
}
