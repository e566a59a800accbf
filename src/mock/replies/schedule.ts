/** Doing things at their time. */
import type { Writable } from 'node:stream';

/** What a schedule drives. */
export interface Writer {
  /** Writes one chunk; false when the socket is full. */
  write(index: number): boolean;
  end(): void;
}

/** What a schedule needs to know of what it writes to. */
export type Sink = Pick<Writable, 'destroyed' | 'once' | 'off'>;

/**
 * Writes chunks at their moments, then ends. A late chunk delays no later one. A full socket makes the
 * schedule wait; a closed one ends it.
 *
 * @param moments milliseconds from now, none before the one ahead of it; the last is that of the end
 */
export function paced(moments: readonly number[], sink: Sink, writer: Writer): void {
  const start = performance.now();
  let next = 0;
  let timer: NodeJS.Timeout | undefined;
  sink.once('close', () => clearTimeout(timer));
  const step = () => {
    while (!sink.destroyed && next < moments.length) {
      const wait = start + (moments[next] ?? 0) - performance.now();
      // A timer may fire a little early: what is due within the millisecond is due.
      if (wait >= 1) {
        timer = setTimeout(step, wait);
        return;
      }
      next += 1;
      if (next === moments.length) writer.end();
      else if (!writer.write(next - 1)) {
        sink.once('drain', step);
        return;
      }
    }
  };
  step();
}
