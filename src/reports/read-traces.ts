/** Trace files: read, checked against the published schema, and refused by file, line and field. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { ConformError } from '../errors.js';
import { packageFile } from '../package-files.js';
import type { Trace } from '../suites/trace.js';

/** A trace's place: its file, and the line where it stands. */
interface Located {
  readonly file: string;
  readonly line: number;
  readonly value: unknown;
}

/**
 * Reads traces from JSON files (a trace, or an array of them) and JSON-lines files, in order.
 *
 * @throws ConformError `OCIC_UNREADABLE` or `OCIC_BAD_TRACE`
 */
export async function readTraces(files: readonly string[]): Promise<readonly Trace[]> {
  const check = validator();
  return files.flatMap((file) => parseFile(file, read(file)).map((located) => check(located)));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConformError(
      'OCIC_UNREADABLE',
      `The trace file ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Name a file that --reporter traces=<file> wrote.',
      { cause },
    );
  }
}

/** One document, or else one a line; empty lines are passed over. */
function parseFile(file: string, text: string): readonly Located[] {
  const whole = parse(text);
  if (whole.ok) {
    const values: readonly unknown[] = Array.isArray(whole.value) ? whole.value : [whole.value];
    return values.map((value) => ({ file, line: 1, value }));
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = parse(line);
    if (parsed.ok) return [{ file, line: index + 1, value: parsed.value }];
    throw badTrace(file, index + 1, `is no JSON: ${parsed.problem}`);
  });
}

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function validator(): (located: Located) => Trace {
  const schema: unknown = JSON.parse(
    readFileSync(packageFile('schemas/trace.schema.json'), 'utf8'),
  );
  if (typeof schema !== 'object' || schema === null) throw new Error('The trace schema is broken.');
  const isTrace = new Ajv2020({ allErrors: true }).compile<Trace>(schema);
  return ({ file, line, value }) => {
    if (isTrace(value)) return value;
    throw badTrace(file, line, problemOf(isTrace.errors ?? []));
  };
}

/** Failing keywords, the most telling first: a wrong alternative complains of its constants. */
const telling = ['required', 'type', 'enum', 'additionalProperties', 'const', 'anyOf'];

/** The deepest and most telling complaint, as `field what`. */
function problemOf(errors: readonly ErrorObject[]): string {
  const rank = ({ keyword }: ErrorObject) => {
    const at = telling.indexOf(keyword);
    return at === -1 ? 1 : at;
  };
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const [worst] = [...errors].sort(
    (left, right) =>
      Number(rank(left) > 3) - Number(rank(right) > 3) ||
      depth(right) - depth(left) ||
      rank(left) - rank(right),
  );
  if (worst === undefined) return 'does not fit the schema';
  const field = worst.instancePath.slice(1).replaceAll('/', '.');
  const extra: unknown = worst.params.additionalProperty;
  const where = field === '' ? '' : `, field ${field},`;
  return `${where} ${worst.message ?? 'does not fit'}${typeof extra === 'string' ? ` (${extra})` : ''}`.trim();
}

function badTrace(file: string, line: number, problem: string): ConformError {
  const gap = problem.startsWith(',') ? '' : ' ';
  return new ConformError(
    'OCIC_BAD_TRACE',
    `${file}, line ${line}${gap}${problem}.`,
    'Traces have the form of schemas/trace.schema.json; --reporter traces=<file> writes them.',
  );
}
