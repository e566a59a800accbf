/** Findings as annotations of GitHub Actions: workflow commands, one a cause. */
import { countWords } from './findings.js';
import { groupFindings } from './groups.js';
import type { Judged } from './judged.js';
import { reproduceCommand } from './reproduce.js';
import { printable } from './text.js';

/** GitHub shows ten of each kind for a step. */
const shown = 10;

/**
 * The annotations, a line each, worst first; empty without findings. What a baseline expects wrongly points to the
 * baseline's file.
 *
 * @example
 * renderAnnotations(judged); // '::error title=oci-conform%3A 3 fail, cut-is-an-error::…\n'
 */
export function renderAnnotations(judged: Judged): string {
  const { report } = judged;
  const causes = groupFindings(judged).map(({ cause, bug, results }) => {
    const [first] = results;
    const kind = first.verdict === 'warn' ? 'warning' : 'error';
    const seen = bug === undefined ? '' : ` Seen in ${bug.seen[0]}: ${bug.symptom}`;
    const text = `${first.id}: ${first.reason ?? first.title}${seen}\n${reproduceCommand(report, first)}`;
    const file = first.verdict === 'unexpected-pass' ? report.baseline?.file : undefined;
    return command(kind, `${countWords(results)}, ${cause}`, text, file);
  });
  const expired = (report.baseline?.expired ?? []).map((entry) =>
    command(
      'warning',
      `expired on ${entry.expires}: ${entry.case}`,
      `The entry counts no more. ${entry.reason}`,
      report.baseline?.file,
    ),
  );
  const errors = causes.filter((line) => line.startsWith('::error')).slice(0, shown);
  const warnings = [...causes.filter((line) => line.startsWith('::warning')), ...expired];
  return [...errors, ...warnings.slice(0, shown)].map((line) => `${line}\n`).join('');
}

function command(
  kind: 'error' | 'warning',
  title: string,
  text: string,
  file: string | undefined,
): string {
  const where = file === undefined ? '' : `file=${property(file)},`;
  return `::${kind} ${where}title=${property(`oci-conform: ${title}`)}::${data(text)}`;
}

/** What would end the command is written as GitHub reads it back; other control characters become visible. */
function data(text: string): string {
  return text.split('\n').map(printable).join('\n').replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
