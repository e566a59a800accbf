/** How the reference SDK provider reads what comes back: parts that can be replaced one by one. */
import type { ChatFormat } from '../../protocol/call.js';
import type { Reading } from '../../protocol/dialects/dialect.js';
import type { OutcomeError } from '../../suites/trace.js';
import { readAnswer } from './answer.js';
import type { LastAnswer } from './http-client.js';
import { outcomeError } from './outcome-error.js';
import type { Emit, StreamReading } from './reading.js';
import { readStream } from './stream.js';

/** The replaceable parts. A planted bug replaces one; `createSdkProvider` fills in the others. */
export interface Readers {
  /** Reads a stream's bytes; never rejects. */
  readonly stream: (
    bytes: AsyncIterable<Uint8Array>,
    apiFormat: ChatFormat,
    emit: Emit,
  ) => Promise<StreamReading>;
  /** Reads a whole answer, as the SDK's `ChatResult`. */
  readonly answer: (result: unknown, apiFormat: ChatFormat) => Reading;
  /** Describes what the SDK threw. */
  readonly error: (thrown: unknown, answer?: LastAnswer) => OutcomeError;
}

/** The reference parts. */
export const referenceReaders: Readers = {
  stream: readStream,
  answer: readAnswer,
  error: outcomeError,
};
