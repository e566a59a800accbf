/** What a mock plays and may play otherwise while it runs: recordings, replies, persona, switches, faults. */
import { shownPath } from '../config/load.js';
import type { Settled } from '../config/settle.js';
import type { Mock } from '../mock/options.js';
import { type RepliesFile, readRepliesFile, repliesOf } from '../mock/replies/file.js';
import { demandFaults } from '../mock/settings.js';
import { demandSwitches } from '../mock/switches.js';
import type { TenancySwitches } from '../protocol/switches.js';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import type { RecordingSet } from '../recordings/recording.js';
import { switchesOf, type TenancyOptions } from './tenancy-options.js';

/** All that is played, checked. */
export interface Scene {
  readonly recordings: RecordingSet;
  readonly replies: RepliesFile['replies'];
  readonly switches: TenancySwitches;
  readonly faults: readonly string[];
}

/** Loads what `--recordings` names, or what the package has. */
export function readRecordings({ recordings }: TenancyOptions): Promise<RecordingSet> {
  return loadRecordings(recordings ?? packagedFolder());
}

/** What replies without a file of their own are called in messages. */
export const inlineName = ({ file }: Settled): string =>
  file === undefined ? 'mock.replies' : `${shownPath(file)}: mock.replies`;

async function readReplies(
  { replies }: TenancyOptions,
  recordings: RecordingSet,
  inline: string,
): Promise<RepliesFile> {
  if (replies === undefined) return { replies: [], switches: {} };
  if (typeof replies === 'string') return readRepliesFile(replies, recordings);
  return repliesOf(replies, inline, recordings);
}

/**
 * Reads and checks what is to be played; changes nothing.
 *
 * @param recordings those that replies may name
 * @param inline what replies that stand in no file of their own are called in messages
 * @throws ConformError `OCIC_UNREADABLE`, `OCIC_BAD_SCRIPT`, `OCIC_UNKNOWN_RECORDING`, `OCIC_BAD_OPTION`
 */
export async function readScene(
  options: TenancyOptions,
  recordings: RecordingSet,
  inline: string,
): Promise<Scene> {
  const { replies, switches: own } = await readReplies(options, recordings, inline);
  const switches = { ...switchesOf(options), ...own };
  const faults = options.fault ?? [];
  demandSwitches(switches);
  demandFaults(faults);
  return { recordings, replies, switches, faults };
}

/** What of a scene is to be put up anew. */
export type Parts = Readonly<Record<keyof Scene, boolean>>;

/** Plays these parts of a scene from the next request on. */
export function putUp(mock: Mock, scene: Scene, parts: Parts): void {
  if (parts.recordings) mock.replaceRecordings(scene.recordings);
  if (parts.replies) mock.tenancy.replaceReplies(...scene.replies);
  if (parts.switches) mock.tenancy.replaceSwitches(scene.switches);
  if (parts.faults) mock.tenancy.replaceFaults(...scene.faults);
}
