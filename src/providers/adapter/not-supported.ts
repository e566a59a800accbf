/** A step that a client said it cannot make. */
import type { Trace } from '../../suites/trace.js';

/** Ends a session in which a step is not supported. */
export class NotSupported extends Error {
  readonly unsupported: NonNullable<Trace['unsupported']>;

  constructor(unsupported: NonNullable<Trace['unsupported']>) {
    super('not supported');
    this.unsupported = unsupported;
  }
}
