/** `oci-conform faults`: the fault catalogue as a table, or whole as JSON. */
import { faultGroups } from '../mock/faults/index.js';
import { faultRows } from '../mock/faults/rows.js';
import type { Style } from '../reports/style.js';
import { labelled } from '../reports/text.js';
import { print, streamStyle } from './output.js';

/**
 * Prints the catalogue.
 *
 * @returns the exit code
 */
export async function listFaults(flags: { readonly json?: boolean }): Promise<number> {
  await print(
    flags.json
      ? `${JSON.stringify(faultRows(), null, 2)}\n`
      : faultTable(streamStyle(process.stdout)),
  );
  return 0;
}

/** Each id with what happens below it, under a line for each group. */
function faultTable(style: Style): string {
  const below = { indent: 6, label: 0, width: style.width };
  const lines = faultGroups.flatMap(({ title, faults }) => [
    style.bold(title),
    ...Object.entries(faults).flatMap(([id, fault]) => [
      `  ${id}`,
      ...labelled('', fault.title, below).map(style.dim),
    ]),
    '',
  ]);
  const count = faultGroups.reduce((sum, { faults }) => sum + Object.keys(faults).length, 0);
  return `${[...lines, `${count} faults. With oci-conform mock: --fault <id>, as often as need be.`].join('\n')}\n`;
}
