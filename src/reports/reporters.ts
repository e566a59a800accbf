/** Reporters by name, and where what they render goes. */
import { accessSync, appendFileSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConformError } from '../errors.js';
import { renderHtml } from './html/page.js';
import { renderJobSummary } from './job-summary.js';
import { renderJson } from './json.js';
import type { Judged } from './judged.js';
import { renderJunit } from './junit.js';
import { renderPretty } from './pretty.js';
import { type Style, styleOf } from './style.js';
import { renderTraces } from './traces.js';

type Renderer = (judged: Judged, style: Style) => string;

/** Every reporter: pure, from what was judged to text. */
export const reporters = {
  pretty: renderPretty,
  json: ({ report }) => renderJson(report),
  junit: ({ report }) => renderJunit(report),
  traces: ({ traces }) => renderTraces(traces),
  summary: renderJobSummary,
  html: renderHtml,
} as const satisfies Record<string, Renderer>;

/** What `--reporter` takes. */
export type ReporterName = keyof typeof reporters;

/** A reporter as it was asked for; without a path it writes to stdout. */
export interface ReporterChoice {
  readonly name: ReporterName;
  readonly path?: string;
}

/** Text of one reporter, and the file it is for; without a path it is for stdout. */
export interface Rendered {
  readonly path?: string;
  readonly text: string;
}

/**
 * Renders for every choice. Where none writes to stdout, the pretty report does: a run never ends
 * without a word. Files get no colour.
 *
 * @param style of stdout
 */
export function renderAll(
  judged: Judged,
  choices: readonly ReporterChoice[],
  style: Style,
): readonly Rendered[] {
  const onStdout = choices.some((choice) => choice.path === undefined);
  const all: readonly ReporterChoice[] = onStdout ? choices : [{ name: 'pretty' }, ...choices];
  const forFiles = styleOf({ env: {}, isTTY: false, columns: 100 });
  return all.map(({ name, path }) =>
    path === undefined
      ? { text: reporters[name](judged, style) }
      : { path, text: reporters[name](judged, forFiles) },
  );
}

/**
 * Says before a run that a report could not be written after it.
 *
 * @throws ConformError `OCIC_UNWRITABLE`, naming the file
 */
export function checkWritable(choices: readonly ReporterChoice[]): void {
  for (const { path } of choices) {
    if (path === undefined) continue;
    try {
      accessSync(dirname(resolve(path)), constants.W_OK);
    } catch (cause) {
      throw unwritable(path, 'its folder is missing or may not be written to', cause);
    }
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      throw unwritable(path, 'it is a folder');
    }
  }
}

/**
 * Writes the reports that have a file.
 *
 * @param shared a file that others write to as well, as the steps of a job do to `GITHUB_STEP_SUMMARY`: there a
 *   report is added to what stands
 * @throws ConformError `OCIC_UNWRITABLE`, naming the file
 */
export function writeReports(rendered: readonly Rendered[], shared?: string): void {
  for (const { path, text } of rendered) {
    if (path === undefined) continue;
    try {
      if (path === shared) appendFileSync(path, text);
      else writeFileSync(path, text);
    } catch (cause) {
      throw unwritable(path, cause instanceof Error ? cause.message : String(cause), cause);
    }
  }
}

function unwritable(path: string, reason: string, cause?: unknown): ConformError {
  return new ConformError(
    'OCIC_UNWRITABLE',
    `The report ${path} cannot be written: ${reason}.`,
    'Name a file in a folder that exists and may be written to.',
    { cause },
  );
}
