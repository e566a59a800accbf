/** `mock --replies <file>`: the file's replies, and those of every later version of it. */
import { unwatchFile, watchFile } from 'node:fs';
import type { Mock } from '../mock/options.js';
import { readRepliesFile } from '../mock/replies/file.js';
import type { PersonaName } from '../protocol/switches.js';
import { errorText } from './failure.js';

/** Milliseconds between two looks at the file: polled, since editors put a new file in the place of the old. */
const interval = 300;

/** What the command line gives. */
export interface FollowOptions {
  readonly replies?: string;
  /** Who answers where the file names nobody. */
  readonly persona?: PersonaName;
}

/**
 * Gives a mock's tenancy the replies of a file, in the place of those left, now and whenever it changes. A file
 * that is not understood later on is told of, and changes nothing.
 *
 * @param told gets a line for each change
 * @returns what ends it
 * @throws ConformError where the file is not understood at the beginning
 */
export async function followReplies(
  { tenancy, recordings }: Mock,
  { replies: file, persona = 'helpful' }: FollowOptions,
  told: { write(text: string): unknown },
): Promise<AsyncDisposable> {
  if (file === undefined) return { async [Symbol.asyncDispose]() {} };
  const take = async (): Promise<string> => {
    const { replies, switches } = await readRepliesFile(file, recordings);
    const chosen = { persona, unmatched: 'refused', ...switches } as const;
    tenancy.replaceReplies(...replies);
    tenancy.switch(chosen);
    const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
    return `${file}: ${count}, then ${chosen.persona}\n`;
  };
  await take();
  // One after the other, so that the last version is the one that stays.
  let last: Promise<unknown> = Promise.resolve();
  const again = () => {
    last = last.then(take).then(
      (line) => told.write(line),
      (error) => told.write(`${errorText(error, false)}The replies are as they were.\n`),
    );
  };
  watchFile(file, { interval }, again);
  return {
    async [Symbol.asyncDispose]() {
      unwatchFile(file, again);
      await last;
    },
  };
}
