/** What has changed in a running mock, in words: a line for each thing. */
import { isDeepStrictEqual } from 'node:util';
import { shownPath } from '../config/load.js';
import type { Settled, SettledSetting } from '../config/settle.js';
import type { Parts, Scene } from './scene.js';
import type { TenancyOptions } from './tenancy-options.js';

/** What is played, and what said so. */
export interface Playing {
  readonly settled: Settled;
  readonly options: TenancyOptions;
  readonly scene: Scene;
}

/** The file in which the replies stand, if there are any. */
export const repliesIn = ({ options, settled }: Playing): string | undefined =>
  typeof options.replies === 'string' ? options.replies : options.replies && settled.file;

const personaOf = ({ scene }: Playing): string => scene.switches.persona ?? 'helpful';

/** The switches that are set, without the persona. */
function othersOf({ scene }: Playing): Readonly<Record<string, unknown>> {
  const { persona: _, ...others } = scene.switches;
  return others;
}

const listed = (what: string, names: readonly string[]): string =>
  names.length === 0 ? `no ${what}` : `${what} ${names.join(', ')}`;

function repliesLine(after: Playing): string {
  const source = repliesIn(after);
  if (source === undefined) return `no replies, ${personaOf(after)} answers`;
  const { length } = after.scene.replies;
  const count = length === 1 ? '1 reply' : `${length} replies`;
  return `${shownPath(source)}: ${count}, then ${personaOf(after)}`;
}

const said = ({ origin, setting, value }: SettledSetting): unknown =>
  origin.kind === 'default' ? setting.usual : value;

/** What was changed and holds only from the next start on. */
function fixedLines(started: Settled, before: Settled, after: Settled): readonly string[] {
  return after.settings.flatMap((one, at) => {
    const { section, key, followed } = one.setting;
    const same = [started, before].some(({ settings }) => {
      const other = settings[at];
      return other !== undefined && isDeepStrictEqual(said(other), said(one));
    });
    if (followed || same) return [];
    return [`${section}.${key} is not as in the running mock: it holds from the next start on`];
  });
}

/**
 * Tells what has changed.
 *
 * @param started what held when the mock was started
 * @param parts what was put up anew
 */
export function changeLines(
  started: Settled,
  before: Playing,
  after: Playing,
  parts: Parts,
): readonly string[] {
  const { options, settled, scene } = after;
  const { size } = scene.recordings;
  const where = settled.file === undefined ? '' : `${shownPath(settled.file)}: `;
  const others = othersOf(after);
  const own = [
    ...(parts.replies || personaOf(before) === personaOf(after)
      ? []
      : [`persona ${personaOf(after)}`]),
    ...(isDeepStrictEqual(othersOf(before), others)
      ? []
      : [listed('switches', Object.keys(others))]),
    ...(parts.faults ? [listed('faults', scene.faults)] : []),
    ...fixedLines(started, before.settled, settled),
  ];
  return [
    ...(parts.recordings
      ? [
          `${options.recordings ?? 'the package'}: ${size === 1 ? '1 recording' : `${size} recordings`}`,
        ]
      : []),
    ...(parts.replies ? [repliesLine(after)] : []),
    ...own.map((line) => `${where}${line}`),
  ];
}
