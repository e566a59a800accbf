/** Help that keeps to the width of the terminal, or to `COLUMNS`. */
import type { Command } from 'commander';
import { labelled } from '../reports/text.js';
import { streamStyle } from './output.js';

/** Below this many columns a description stands under its option instead of beside it. */
const leastBeside = 80;

const firstLine =
  'Oracle Cloud Infrastructure (OCI) Generative AI: conformance test-kit and mock server';

const examples: readonly (readonly [command: string, does: string])[] = [
  ['npx oci-conform', 'run every case against the built-in mock; no account needed'],
  ['npx oci-conform mock', 'a fake tenancy on localhost, with what to paste to reach it'],
  [
    'npx oci-conform exec -- pytest',
    'your own tests inside a fake tenancy, whatever their language',
  ],
  ['npx oci-conform --live', 'the same cases against your own tenancy'],
];

const notes: readonly string[] = [
  'Exit codes: 0 all as expected, 1 something failed, 2 bad invocation or nothing judged, 3 the kit or the environment failed, 130 interrupted.',
  'The result goes to stdout, progress to stderr.',
];

/** The lines before the help of the program itself. */
export function openingLines(width: number): readonly string[] {
  return [
    ...paragraph(firstLine, width),
    '',
    ...examples.flatMap((one) => item(...one, 33, width)),
  ];
}

/** The lines after it. */
export function closingLines(width: number): readonly string[] {
  return notes.flatMap((note) => paragraph(note, width));
}

/** Makes a command's help keep to the width of stdout. */
export function fitHelp(command: Command): void {
  const width = streamStyle(process.stdout).width;
  command.configureOutput({ getOutHelpWidth: () => width }).configureHelp({
    minWidthToWrap: 20,
    formatItem: (term, termWidth, description) =>
      item(term, description, termWidth, width).join('\n'),
  });
}

/** A term with what it does beside it; in narrow terminals, below it. */
function item(
  term: string,
  description: string,
  termWidth: number,
  width: number,
): readonly string[] {
  if (width >= leastBeside) {
    return labelled(term, description, { indent: 2, label: termWidth + 2, width });
  }
  return [`  ${term}`, ...labelled('', description, { indent: 6, label: 0, width })];
}

function paragraph(text: string, width: number): readonly string[] {
  return labelled('', text, { indent: 0, label: 0, width });
}
