/** What is told of faults: to whoever asks for the list. */
import type { Fault } from './fault.js';
import { faultGroups } from './index.js';

/** A fault with its id and the title of its group; what it does is left to the mock. */
export interface FaultRow extends Pick<Fault, 'title' | 'source' | 'needs' | 'settles'> {
  readonly id: string;
  readonly group: string;
}

/** Every fault, in the order in which they are applied. */
export const faultRows = (): readonly FaultRow[] =>
  faultGroups.flatMap((group) =>
    Object.entries(group.faults).map(([id, { title, source, needs, settles }]) => ({
      id,
      group: group.title,
      title,
      source,
      ...(needs ? { needs } : {}),
      ...(settles ? { settles } : {}),
    })),
  );
