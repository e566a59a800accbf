/** The fault catalogue. Its order is the order in which faults are applied, whatever order they are asked in. */
import { body } from './body.js';
import { types } from './content-type.js';
import { encoding } from './encoding.js';
import { ending } from './ending.js';
import { envelopes } from './envelope.js';
import type { Fault, FaultGroup } from './fault.js';
import { frame } from './frame.js';
import { http } from './http.js';
import { pace } from './pace.js';
import { retry } from './retry.js';
import { sse } from './sse.js';
import { status } from './status.js';
import { throttle } from './throttle.js';

/** The groups, each with its heading. */
export const faultGroups: readonly { readonly title: string; readonly faults: FaultGroup }[] = [
  { title: 'Bytes of a stream, its meaning untouched', faults: sse },
  { title: 'Frames', faults: frame },
  { title: 'Endings', faults: ending },
  { title: 'Time', faults: pace },
  { title: 'Status errors', faults: status },
  { title: 'Throttling', faults: throttle },
  { title: 'Bodies of errors', faults: envelopes },
  { title: 'What an error says of trying again', faults: retry },
  { title: 'Whole answers', faults: body },
  { title: 'Content types', faults: types },
  { title: 'Content codings', faults: encoding },
  { title: 'HTTP', faults: http },
];

/** Every fault by its id. */
export const faults: ReadonlyMap<string, Fault> = new Map(
  faultGroups.flatMap((group) => Object.entries(group.faults)),
);

/** Ids of the catalogue in its order, each once; unknown ones are left out. */
export function inOrder(ids: readonly string[]): readonly string[] {
  return [...faults.keys()].filter((id) => ids.includes(id));
}
