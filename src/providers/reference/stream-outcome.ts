/** What a stream that was read, in whole or in part, comes to. */
import type { OutcomeError, StepOutcome } from '../../suites/trace.js';
import type { StreamReading } from './reading.js';

/** The turn, and an error where the stream carried one, broke, or ended before its turn did. */
export function streamOutcome(reading: StreamReading): StepOutcome {
  const error = streamError(reading);
  return { turn: reading.turn, ...(error === undefined ? {} : { error }) };
}

function streamError({ error, broken, finished }: StreamReading): OutcomeError | undefined {
  if (error !== undefined) return error;
  if (broken !== undefined) return { message: broken.message };
  return finished ? undefined : { message: 'stream ended early' };
}
