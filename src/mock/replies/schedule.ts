/** Writing chunks at their time. */
import type { ServerResponse } from 'node:http';
import type { Delivery } from '../../protocol/reply.js';

/** What a schedule drives. */
export interface Writer {
  /** Writes one chunk; false when the socket is full. */
  write(index: number): boolean;
  end(): void;
}

/**
 * Writes `count` chunks on an absolute schedule: a late chunk delays no later one. A full socket
 * makes the schedule wait; a closed one ends it.
 */
export function paced(
  { firstByte = 0, interval = 0 }: Delivery,
  count: number,
  response: ServerResponse,
  writer: Writer,
): void {
  const start = performance.now();
  let next = 0;
  let timer: NodeJS.Timeout | undefined;
  response.once('close', () => clearTimeout(timer));
  const step = () => {
    while (next < count) {
      if (response.destroyed) return;
      const wait = start + firstByte + next * interval - performance.now();
      // A timer may fire a little early: what is due within the millisecond is due.
      if (wait >= 1) {
        timer = setTimeout(step, wait);
        return;
      }
      const room = writer.write(next);
      next += 1;
      if (!room) {
        response.once('drain', step);
        return;
      }
    }
    if (!response.destroyed) writer.end();
  };
  step();
}
