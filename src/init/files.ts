/** The files that `init` writes: an adapter, what stands beside it, its baseline, and the workflow that runs them. */
import { dirname, extname } from 'node:path/posix';
import { defaultBaselineFile } from '../baseline/baseline.js';
import type { Language } from './languages.js';

/** A file to write: where, and what is in it. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** What the workflow wants besides the log: the summary of the job, and the page that is uploaded. */
const reports =
  '--reporter pretty --reporter summary="$GITHUB_STEP_SUMMARY" --reporter html=oci-conform.html';

/** Where the workflow goes; GitHub looks for it here. */
const workflowFile = '.github/workflows/oci-conform.yml';

/**
 * The files for a language, in the order in which they are told.
 *
 * @param read gives the text of a file below `examples/`
 */
export async function filesFor(
  language: Language,
  version: string,
  read: (example: string) => Promise<string>,
): Promise<readonly NewFile[]> {
  const { example, adapter, beside } = language;
  const folder = dirname(example);
  const copies = [
    [adapter, `${example}${extname(adapter)}`],
    ...beside.map((name) => [name, `${folder}/${name}`] as const),
    [defaultBaselineFile, `${example}.baseline.json`],
  ] as const;
  const files = copies.map(async ([path, from]) => ({ path, text: await read(from) }));
  return [
    ...(await Promise.all(files)),
    { path: workflowFile, text: workflowText(language, version) },
  ];
}

/** The command that puts the adapter under test, for a shell. */
export function runLine({ provider }: Language, version: string): string {
  return `npx oci-conform@${version} --provider '${provider}' --baseline`;
}

function workflowText(language: Language, version: string): string {
  const lines = [
    'name: oci-conform',
    'on: [push, pull_request]',
    'jobs:',
    '  conformance:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    ...['- uses: actions/checkout@v4', ...language.setup].map((line) => `      ${line}`),
    '      - run: |',
    ...[...language.install, `${runLine(language, version)} ${reports}`].map(
      (line) => `          ${line}`,
    ),
    `      - if: \${{ !cancelled() }}`,
    '        uses: actions/upload-artifact@v4',
    '        with: { name: oci-conform, path: oci-conform.html, if-no-files-found: ignore }',
  ];
  return `${lines.join('\n')}\n`;
}
