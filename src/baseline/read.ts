/** Baseline files: read, checked against the published schema, refused by file, entry and field; written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ConformError } from '../errors.js';
import { packageFile } from '../package-files.js';
import { parsePattern } from '../suites/patterns.js';
import type { Baseline } from './baseline.js';
import { isDay } from './day.js';

/**
 * Reads a baseline.
 *
 * @throws ConformError `OCIC_UNREADABLE`, or `OCIC_BAD_BASELINE` naming file, entry and field
 */
export function readBaseline(file: string): Baseline {
  return parseBaseline(readText(file), file);
}

/** As {@link readBaseline}; a file that is not there is an empty baseline. */
export function readBaselineIfAny(file: string): Baseline {
  try {
    return readBaseline(file);
  } catch (error) {
    if (error instanceof ConformError && isMissing(error.cause)) return { entries: [] };
    throw error;
  }
}

/**
 * Writes a baseline's text, if it is another than the file has.
 *
 * @returns whether it was
 * @throws ConformError `OCIC_UNWRITABLE`, naming the file
 */
export function writeBaseline(file: string, text: string): boolean {
  try {
    if (readText(file) === text) return false;
  } catch (error) {
    if (!(error instanceof ConformError && isMissing(error.cause))) throw error;
  }
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new ConformError(
      'OCIC_UNWRITABLE',
      `The baseline ${file} cannot be written: ${messageOf(cause)}.`,
      'Name a file in a folder that exists and may be written to.',
      { cause },
    );
  }
  return true;
}

/**
 * Understands the text of a baseline.
 *
 * @param file its name, for messages
 * @throws ConformError `OCIC_BAD_BASELINE`
 */
export function parseBaseline(text: string, file: string): Baseline {
  const document = parse(text.replace(/^\uFEFF/u, ''), file);
  const isBaseline = validator();
  if (!isBaseline(document)) throw bad(file, problemOf(isBaseline.errors ?? []));
  const seen = new Map<string, number>();
  for (const [at, entry] of document.entries.entries()) {
    const where = `entry ${at + 1}`;
    const terms = entry.case.split(/\s+/).filter(Boolean).join(' ');
    const twin = seen.get(terms);
    if (twin !== undefined) throw bad(file, `${where} says the same case as entry ${twin}`);
    seen.set(terms, at + 1);
    if (!isDay(entry.expires)) {
      throw bad(file, `${where}, field expires: there is no day "${entry.expires}"`);
    }
    try {
      parsePattern(entry.case);
    } catch (error) {
      if (!(error instanceof ConformError)) throw error;
      throw bad(file, `${where}, field case: ${error.message.replace(/\.$/, '')}`, error.remedy);
    }
  }
  return document;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConformError(
      'OCIC_UNREADABLE',
      `The baseline ${file} cannot be read: ${messageOf(cause)}.`,
      'Name another with --baseline <file>, or write one with --update-baseline.',
      { cause },
    );
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad(file, `it is no JSON: ${messageOf(error)}`);
  }
}

function validator() {
  const schema: unknown = JSON.parse(
    readFileSync(packageFile('schemas/baseline.schema.json'), 'utf8'),
  );
  if (typeof schema !== 'object' || schema === null) throw new Error('The schema is broken.');
  return addFormats.default(new Ajv2020({ allErrors: true })).compile<Baseline>(schema);
}

/** The deepest complaint, as `entry 2, field expires: …`. */
function problemOf(errors: readonly ErrorObject[]): string {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const [worst] = [...errors].sort((left, right) => depth(right) - depth(left));
  if (worst === undefined) return 'it does not fit the schema';
  const [, list, at, field] = worst.instancePath.split('/');
  const entry = list === 'entries' && at !== undefined ? `entry ${Number(at) + 1}` : list;
  const where = [entry, field && `field ${field}`].filter(Boolean).join(', ') || 'the document';
  const extra: unknown = worst.params.additionalProperty;
  return `${where}: ${worst.message ?? 'does not fit'}${typeof extra === 'string' ? ` (${extra})` : ''}`;
}

function bad(file: string, problem: string, remedy?: string): ConformError {
  return new ConformError(
    'OCIC_BAD_BASELINE',
    `The baseline ${file} is not understood: ${problem}.`,
    remedy ??
      'Its form is schemas/baseline.schema.json: {"entries": [{"case", "reason", "checks"?, "link"?, "expires": "2027-03-01"}]}.',
  );
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
