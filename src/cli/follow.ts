/** A running mock follows its config file, its replies and its recordings. */
import { isDeepStrictEqual } from 'node:util';
import { readConfig } from '../config/find.js';
import type { Settled } from '../config/settle.js';
import type { Mock } from '../mock/options.js';
import { changeLines, type Playing, repliesIn } from './change-lines.js';
import { errorText } from './failure.js';
import { followFiles } from './follow-files.js';
import { inlineName, type Parts, putUp, readRecordings, readScene } from './scene.js';
import { settledWith } from './settled.js';
import type { TenancyOptions } from './tenancy-options.js';

/** Gets a line or more for each change. */
interface Told {
  write(text: string): unknown;
}

/**
 * Plays what is said, from the beginning. Recordings and faults are what the mock was started with.
 *
 * @throws ConformError where something of it is not understood
 */
export async function play(mock: Mock, settled: Settled): Promise<Playing> {
  const options: TenancyOptions = settled.options;
  const scene = await readScene(options, mock.recordings, inlineName(settled));
  putUp(mock, scene, { recordings: false, replies: true, switches: true, faults: false });
  return { settled, options, scene };
}

/** What is said once these files were saved. */
async function readAgain(
  playing: Playing,
  flags: object,
  saved: ReadonlySet<string>,
): Promise<Playing> {
  const { settled, options: before, scene } = playing;
  const { command, file } = settled;
  const now =
    file !== undefined && saved.has(file)
      ? settledWith(command, flags, await readConfig(file))
      : settled;
  const options: TenancyOptions = now.options;
  const { recordings: folder } = options;
  const reload = folder !== before.recordings || (folder !== undefined && saved.has(folder));
  const recordings = reload ? await readRecordings(options) : scene.recordings;
  return { settled: now, options, scene: await readScene(options, recordings, inlineName(now)) };
}

/** What is to be put up anew: replies whenever their file was saved, all else where it is another. */
function partsOf(before: Playing, after: Playing, saved: ReadonlySet<string>): Parts {
  const source = repliesIn(after);
  const differs = (part: 'switches' | 'faults') =>
    !isDeepStrictEqual(after.scene[part], before.scene[part]);
  return {
    recordings: after.scene.recordings !== before.scene.recordings,
    replies: source !== repliesIn(before) || (source !== undefined && saved.has(source)),
    switches: differs('switches'),
    faults: differs('faults'),
  };
}

/**
 * Plays what is said, and follows the files that say it: what changes there is played from the next request on. A
 * version that is not understood is told of once, and changes nothing.
 *
 * @param started what held when the mock was started
 * @param flags the options alone, which stand above every later version of the file
 * @returns what ends it
 * @throws ConformError where something is not understood at the beginning
 */
export async function follow(
  mock: Mock,
  started: Settled,
  flags: object,
  told: Told,
): Promise<AsyncDisposable> {
  let playing = await play(mock, started);
  let complaint = '';
  /** Saved, and not understood yet. */
  let pending: ReadonlySet<string> = new Set();
  const paths = (): readonly string[] => {
    const { options, settled } = playing;
    const all = [settled.file, repliesIn(playing), options.recordings];
    return [...new Set(all.filter((path) => path !== undefined))];
  };
  return followFiles(paths, async (news) => {
    const saved = new Set([...pending, ...news]);
    try {
      const next = await readAgain(playing, flags, saved);
      const parts = partsOf(playing, next, saved);
      putUp(mock, next.scene, parts);
      const lines = changeLines(started, playing, next, parts);
      const mended = lines.length === 0 && complaint !== '';
      for (const line of mended ? ['Understood again, and all is as it was.'] : lines) {
        told.write(`${line}\n`);
      }
      [playing, complaint, pending] = [next, '', new Set()];
    } catch (error) {
      const text = errorText(error, false);
      const repeated = text === complaint && [...news].every((path) => pending.has(path));
      if (!repeated) told.write(`${text}The mock stays as it was.\n`);
      [complaint, pending] = [text, saved];
    }
  });
}
