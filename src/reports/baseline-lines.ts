/** What a baseline said of a run, as lines: how much it expected, and which entries want a look. */
import type { Expected } from '../suites/verdict.js';
import type { RunReport } from './report.js';
import type { Style } from './style.js';
import { labelled, printable } from './text.js';

/**
 * What of a baseline a reader is told, as sentences, the most urgent last.
 *
 * @example
 * baselineNotes(report)[0]; // 'b.json: 3 entries; 12 failures were expected'
 */
export function baselineNotes({ baseline, totals }: RunReport): readonly string[] {
  if (baseline === undefined) return [];
  const { file, entries, expired, idle } = baseline;
  const expected = totals['expected-fail'];
  const failures = `${count(expected, 'failure')} ${expected === 1 ? 'was' : 'were'} expected`;
  return [
    `${file}: ${count(entries, 'entry', 'entries')}; ${failures}`,
    ...(idle.length === 0
      ? []
      : [`${count(idle.length, 'entry', 'entries')} for cases that were not run: ${names(idle)}`]),
    ...expired.map(({ case: pattern, expires, reason, failing }) => {
      const now =
        failing === 0
          ? 'nothing fails by it: remove it'
          : `${count(failing, 'case')} ${failing === 1 ? 'fails' : 'fail'}`;
      return `expired on ${expires}, counts no more: ${pattern} (${reason}); ${now}`;
    }),
  ];
}

/** The same for a terminal, with an empty line behind; empty without a baseline. */
export function baselineLines(report: RunReport, style: Style): readonly string[] {
  const notes = baselineNotes(report);
  if (notes.length === 0) return [];
  const urgent = report.baseline?.expired.length ?? 0;
  return [
    ...notes.flatMap((note, at) => {
      const dress = at >= notes.length - urgent ? style.yellow : style.dim;
      const label = at === 0 ? 'baseline' : '';
      return labelled(label, printable(note), { indent: 2, label: 10, width: style.width }).map(
        dress,
      );
    }),
    '',
  ];
}

/**
 * What an entry says of a result: its reason, and where the case fails by more than the entry names, what that is.
 *
 * @example
 * expectedWords(result.expected); // 'The client: … The entry "stream/cohere" does not name tool-calls-are-as-given.'
 */
export function expectedWords({ entry, reason, unnamed }: Expected): string {
  if (unnamed === undefined) return reason;
  return `${reason} The entry "${entry}" does not name ${unnamed.join(', ')}.`;
}

/** So many are named; the JSON report has all. */
const named = 5;

function names(patterns: readonly string[]): string {
  const more = patterns.length - named;
  return `${patterns.slice(0, named).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

function count(number: number, word: string, words = `${word}s`): string {
  return `${number} ${number === 1 ? word : words}`;
}
