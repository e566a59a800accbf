/** Recordings of Responses as rows: a stream is read event by event, and by the SDK's own accumulator. */
import type { Case, CheckUse } from '../case.js';
import { answered, heard, type Played, streamed } from './played.js';

/** A streamed recording. */
export interface PlayedEvents extends Played {
  /**
   * What turns the case red that reads it with the accumulator. Absent where that throws at the stream, or
   * passes over how it ends: incomplete, failed (npm openai 6.30.1, src/lib/responses/ResponseStream.ts).
   */
  readonly accumulated?: Case['caughtBy'];
}

/** The accumulator tells increments of text alone. */
const gathered: readonly CheckUse[] = [...heard, 'ends-once', 'usage-is-as-given'];

/** The case of a streamed recording, or both. */
export function bothWays({ accumulated, ...row }: PlayedEvents): readonly Case[] {
  const raw = streamed({ ...row, usage: true });
  if (accumulated === undefined) return [raw];
  const title = `${row.title} The SDK accumulates it.`;
  const outcome = row.outcome ?? gathered;
  return [raw, streamed({ ...row, title, outcome, accumulate: true, caughtBy: accumulated })];
}

/** The case of a whole recording. */
export const wholeResponse = (row: Played): Case => answered(row);
