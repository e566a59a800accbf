/** The frames of one stream, gathered into its turn. */
import type { ChatFormat } from '../../protocol/call.js';
import { createTurnReader } from '../../protocol/dialects/assembler.js';
import type { Reading } from '../../protocol/dialects/dialect.js';
import type { Emit } from './reading.js';

/** Gathers frames as they come. */
export interface Gathering {
  /** Takes the text after `data:`. Throws when it cannot be read. */
  push(frame: string): void;
  /** Whether the frame that ends the turn has come. */
  finished(): boolean;
  reading(): Reading;
}

/** Starts gathering; `emit` is called with each new piece of text and reasoning. */
export function gatherFrames(apiFormat: ChatFormat, emit: Emit): Gathering {
  const reader = createTurnReader(apiFormat);
  let finished = false;
  return {
    push(frame) {
      const increment = reader.push(frame);
      finished = increment.finished;
      if (increment.reasoning) emit('reasoning', increment.reasoning);
      if (increment.text) emit('text', increment.text);
      const [problem] = reader.result().problems;
      if (problem === undefined) return;
      throw new Error(
        `frame ${problem.frame ?? 0} of the stream cannot be read: ${problem.message}`,
      );
    },
    finished: () => finished,
    reading: reader.result,
  };
}
