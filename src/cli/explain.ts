/** `oci-conform explain <id>`: a case, a requirement or an error code, in full. */
import { ConformError, type ErrorCode, errorCatalogue } from '../errors.js';
import { describeCall, describeReply } from '../reports/describe.js';
import type { Style } from '../reports/style.js';
import { labelled } from '../reports/text.js';
import type { Case } from '../suites/case.js';
import { cases } from '../suites/cases/index.js';
import { nearestId } from '../suites/catalogue.js';
import type { CheckUse } from '../suites/check.js';
import type { Requirement } from '../suites/requirement.js';
import { requirements } from '../suites/requirements/index.js';
import { print, streamStyle } from './output.js';

/** What can be explained. */
export interface Explained {
  readonly cases: readonly Case[];
  readonly requirements: readonly Requirement[];
}

/**
 * Prints the explanation.
 *
 * @returns the exit code
 * @throws ConformError `OCIC_UNKNOWN_CASE`, naming the nearest id
 */
export async function explain(id: string): Promise<number> {
  const style = streamStyle(process.stdout);
  await print(`${explainLines(id, { cases, requirements }, style).join('\n')}\n`);
  return 0;
}

/** The explanation as lines. An id that is both a case's and a requirement's explains both. */
export function explainLines(id: string, known: Explained, style: Style): readonly string[] {
  const oneCase = known.cases.find((one) => one.id === id);
  const requirement = known.requirements.find((one) => one.id === id);
  if (oneCase !== undefined) return caseLines(oneCase, known.requirements, style);
  if (requirement !== undefined) return requirementLines(requirement, known.cases, style);
  if (isErrorCode(id)) return errorLines(id, style);
  const ids = [...known.cases, ...known.requirements].map((one) => one.id);
  const nearest = nearestId([...ids, ...Object.keys(errorCatalogue)], id);
  throw new ConformError(
    'OCIC_UNKNOWN_CASE',
    `No case, requirement or error code has the id ${id}.`,
    `Did you mean ${nearest}? See oci-conform cases for the list.`,
  );
}

function caseLines(
  one: Case,
  requirements: readonly Requirement[],
  style: Style,
): readonly string[] {
  const part = parts(style);
  const { replies = [], switches } = one.given ?? {};
  const given = [
    ...replies.map(describeReply),
    ...(switches === undefined ? [] : [`switches ${JSON.stringify(switches)}`]),
  ];
  return [
    style.bold(one.id),
    ...titled(one.title, style),
    '',
    ...part('level', one.level),
    ...part(
      'cells',
      `transport ${one.transports.join(', ')}; auth ${one.auths?.join(', ') ?? 'any'}`,
    ),
    ...part('needs', one.needs.length === 0 ? 'nothing special' : one.needs.join(', ')),
    ...listed('given', given.length === 0 ? ["the service's own reply"] : given, part),
    ...part('when', describeCall(one.when)),
    ...part('', one.when.operation === 'probe' ? (one.when.request.body ?? '') : '').filter(
      Boolean,
    ),
    ...listed('then', one.then.map(describeCheck), part),
    '',
    ...one.because.flatMap((id, index) => {
      const requirement = requirements.find((candidate) => candidate.id === id);
      const label = index === 0 ? 'because' : '';
      if (requirement === undefined) return part(label, id);
      return [
        ...part(label, id),
        ...part('', requirement.statement),
        ...part('', evidenceWords(requirement)).map(style.dim),
      ];
    }),
    '',
    ...listed(
      'can fail',
      one.caughtBy.map((bug) => `with the planted bug ${bug}`),
      part,
    ),
    '',
    `  ${style.dim('run it    ')}${style.cyan(`npx oci-conform --filter ${one.id}`)}`,
  ];
}

function requirementLines(
  requirement: Requirement,
  all: readonly Case[],
  style: Style,
): readonly string[] {
  const part = parts(style);
  const covering = all.filter((one) => one.because.includes(requirement.id));
  return [
    style.bold(requirement.id),
    ...titled(requirement.statement, style),
    '',
    ...part('level', requirement.level),
    ...part('evidence', evidenceWords(requirement)),
    ...listed(
      'cases',
      covering.map((one) => `${one.id}: ${one.title}`),
      part,
    ),
    ...(requirement.excluded === undefined ? [] : part('no case', requirement.excluded)),
  ];
}

function errorLines(code: ErrorCode, style: Style): readonly string[] {
  return [
    style.bold(code),
    ...titled(errorCatalogue[code], style),
    '',
    ...parts(style)('more', 'docs/errors.md names the causes and what to do.'),
  ];
}

function titled(title: string, style: Style): readonly string[] {
  return labelled('', title, { indent: 2, label: 0, width: style.width });
}

type Part = (label: string, text: string) => readonly string[];

function parts(style: Style): Part {
  return (label, text) =>
    labelled(label, text, { indent: 2, label: 10, width: style.width, dress: style.dim });
}

function listed(label: string, texts: readonly string[], part: Part): readonly string[] {
  return texts.flatMap((text, index) => part(index === 0 ? label : '', text));
}

/** A check by its id, which says what it looks at, and what it expects beyond the trace. */
function describeCheck(use: CheckUse): string {
  if (typeof use === 'string') return `${words(use)} (${use})`;
  return `${words(use.check)} (${use.check}), expecting ${JSON.stringify(use.expect)}`;
}

function evidenceWords({ evidence, source }: Requirement): string {
  return `${words(evidence)}: ${source}`;
}

function words(name: string): string {
  return name.replaceAll('-', ' ');
}

function isErrorCode(id: string): id is ErrorCode {
  return id in errorCatalogue;
}
