/** What `exec --report` writes: JSON whose shape is stable. */
import type { Ended } from '../exec/child.js';
import { meets, requirementText } from '../exec/seen.js';
import { packageVersion } from './package-info.js';
import type { Told } from './seen-lines.js';

/** How it all ended. */
interface Outcome extends Told {
  /** How the command ended. */
  readonly ended: Ended;
  /** The exit code of `exec`. */
  readonly code: number;
}

/**
 * The report as text. `version` counts up when a member goes or changes its meaning; members may be added.
 * The command's arguments are left out: they may hold secrets.
 */
export function execReport({
  ended,
  code,
  seen,
  requirements,
  offered,
  leftBehind,
}: Outcome): string {
  const report = {
    version: 1,
    kit: { name: 'oci-conform', version: packageVersion() },
    exitCode: code,
    command: { exitCode: ended.code, signal: ended.signal ?? null, leftBehind },
    ...seen,
    required: requirements.map((one) => ({ what: requirementText(one), seen: meets(seen, one) })),
    offered,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
