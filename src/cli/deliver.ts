/** Reports to where they were asked for: stdout and files. */
import { renderAnnotations } from '../reports/annotations.js';
import type { Judged } from '../reports/judged.js';
import { type ReporterChoice, renderAll, writeReports } from '../reports/reporters.js';
import { summaryLine } from '../reports/summary.js';
import { print, streamStyle, tell } from './output.js';

/**
 * Renders and writes every report; in GitHub Actions it annotates on stderr. Where stdout is not for people, the last line goes to stderr.
 *
 * @throws ConformError `OCIC_UNWRITABLE`, naming the file
 */
export async function deliver(judged: Judged, choices: readonly ReporterChoice[]): Promise<void> {
  const rendered = renderAll(judged, choices, streamStyle(process.stdout));
  for (const { path, text } of rendered) if (path === undefined) await print(text);
  writeReports(rendered, process.env.GITHUB_STEP_SUMMARY);
  if (process.env.GITHUB_ACTIONS === 'true') await tell(renderAnnotations(judged));
  const forPrograms = choices.some(({ name, path }) => path === undefined && name !== 'pretty');
  if (forPrograms) await tell(`${summaryLine(judged.report)}\n`);
}
