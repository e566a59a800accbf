/** `oci-conform recordings check`: are the recordings what they say they are? */
import { ConformError } from '../errors.js';
import { type CheckReport, checkRecordings } from '../recordings/check.js';
import { packagedFolder } from '../recordings/folder.js';
import { describeProblem } from '../recordings/problem.js';
import { errorText, exitCodeOfError } from './failure.js';

/** Where the result and what went wrong are written. */
interface Streams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/**
 * Checks a folder of recordings and prints counts by dialect, then every problem.
 *
 * @param folder default: the recordings of the package
 * @returns 0 when all is well, 1 with problems, 2 when the folder cannot be read
 */
export async function recordingsCheck(
  folder: string | undefined,
  { stdout, stderr }: Streams,
  options: { readonly json?: boolean } = {},
): Promise<number> {
  try {
    const report = await checkRecordings(folder ?? packagedFolder());
    stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : checkText(report));
    return report.problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ConformError)) throw error;
    stderr.write(errorText(error, false));
    return exitCodeOfError(error);
  }
}

function checkText({ folder, dialects, problems }: CheckReport): string {
  const width = Math.max(...dialects.map(({ dialect }) => dialect.length), 0);
  const total = dialects.reduce((sum, { streams, answers }) => sum + streams + answers, 0);
  return [
    ...dialects.map(
      ({ dialect, streams, answers, problems: count }) =>
        `${dialect.padEnd(width)}  ${counted(streams, 'stream')}, ${counted(answers, 'whole answer')}, ${counted(count, 'problem')}`,
    ),
    ...problems.flatMap((problem) => ['', describeProblem(problem), `  ${problem.remedy}`]),
    '',
    `${counted(total, 'recording')} in ${folder}: ${problems.length === 0 ? 'all well' : counted(problems.length, 'problem')}`,
    '',
  ].join('\n');
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
