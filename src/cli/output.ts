/** The two streams: stdout is the result, stderr the progress. */
import { type Style, styleOf } from '../reports/style.js';

/** Style of a stream, from the environment and the stream itself. */
export function streamStyle(stream: NodeJS.WriteStream): Style {
  return styleOf({ env: process.env, isTTY: stream.isTTY === true, columns: stream.columns });
}

/** Writes to stdout and waits until it is flushed, so that a pipe gets all of it before the exit. */
export function print(text: string): Promise<void> {
  return write(process.stdout, text);
}

/** Writes to stderr, as {@link print} does to stdout. */
export function tell(text: string): Promise<void> {
  return write(process.stderr, text);
}

/**
 * A reader that went away (`| head`) is no error: the rest goes nowhere, and the exit code stays.
 */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === '' || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}
