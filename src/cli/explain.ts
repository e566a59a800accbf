/** `oci-conform explain <id>`: whatever has the id, in full. */
import { ConformError, type ErrorCode, errorCatalogue } from '../errors.js';
import { authModes } from '../protocol/call.js';
import { problemTexts } from '../protocol/signature/problems.js';
import type { SignatureProblem } from '../protocol/signature/verdict.js';
import { describeCall, describeReply } from '../reports/describe.js';
import type { Style } from '../reports/style.js';
import { foldWords, labelled } from '../reports/text.js';
import { onTransport } from '../runner/resolve-call.js';
import type { Case, CheckUse } from '../suites/case.js';
import { cases } from '../suites/cases/index.js';
import { didYouMean } from '../suites/catalogue.js';
import { checkTexts } from '../suites/check-texts.js';
import type { Place } from '../suites/patterns.js';
import { publicBugsOf } from '../suites/public-bugs.js';
import type { Requirement } from '../suites/requirement.js';
import { requirements } from '../suites/requirements/index.js';
import { print, streamStyle } from './output.js';

/** What can be explained, beside error codes and problems of signatures. */
export interface Explained {
  readonly cases: readonly Case[];
  readonly requirements: readonly Requirement[];
  /** What each check holds, by its id. */
  readonly checks: Readonly<Record<string, string>>;
}

/**
 * Prints the explanation.
 *
 * @returns the exit code
 * @throws ConformError `OCIC_UNKNOWN_CASE`, naming the nearest id where one is near
 */
export async function explain(id: string): Promise<number> {
  const style = streamStyle(process.stdout);
  const known = { cases, requirements, checks: checkTexts };
  await print(`${explainLines(id, known, style).join('\n')}\n`);
  return 0;
}

/** The explanation as lines. An id that names several things explains each of them. */
export function explainLines(id: string, known: Explained, style: Style): readonly string[] {
  const found = explanationsOf(id, known, style);
  if (found.length > 0) return found.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
  const ids = [...known.cases, ...known.requirements].map((one) => one.id);
  const others = [
    ...Object.keys(known.checks),
    ...Object.keys(errorCatalogue),
    ...Object.keys(problemTexts),
  ];
  throw new ConformError(
    'OCIC_UNKNOWN_CASE',
    `No case, requirement, check, error code or signature problem has the id ${id}.`,
    `${didYouMean([...ids, ...others], id)}See oci-conform cases for the list.`,
  );
}

function explanationsOf(
  id: string,
  known: Explained,
  style: Style,
): readonly (readonly string[])[] {
  const oneCase = known.cases.find((one) => one.id === id);
  const requirement = known.requirements.find((one) => one.id === id);
  const text = Object.hasOwn(known.checks, id) ? known.checks[id] : undefined;
  return [
    ...(oneCase === undefined ? [] : [caseLines(oneCase, known, style)]),
    ...(requirement === undefined ? [] : [requirementLines(requirement, known.cases, style)]),
    ...(text === undefined ? [] : [checkLines(id, text, known.cases, style)]),
    ...(isErrorCode(id) ? [remedyLines(id, errorCatalogue[id], style)] : []),
    ...(isProblem(id) ? [problemLines(id, style)] : []),
  ];
}

function caseLines(
  one: Case,
  { requirements, checks }: Omit<Explained, 'cases'>,
  style: Style,
): readonly string[] {
  const part = parts(style);
  const { replies = [], switches, profile } = one.given ?? {};
  const given = [
    ...replies.map(describeReply),
    ...(switches === undefined ? [] : [`switches ${JSON.stringify(switches)}`]),
    ...(profile === undefined ? [] : [`profile ${profile}`]),
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
    ...listed('when', askedOn(one), part),
    ...part('', one.when.operation === 'probe' ? (one.when.request.body ?? '') : '').filter(
      Boolean,
    ),
    ...listed(
      'then',
      one.then.map((use) => describeCheck(use, checks)),
      part,
    ),
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
    ...publicBugsOf(placesOf(one)).flatMap(({ seen, symptom, cause }) => [
      ...part('seen in', seen.join(', ')),
      ...part('', `${symptom} ${cause}`).map(style.dim),
      '',
    ]),
    ...listed(
      'can fail',
      one.caughtBy.map((bug) => `with the planted bug ${bug}`),
      part,
    ),
    '',
    `  ${style.dim('run it    ')}${style.cyan(`npx oci-conform --filter ${one.id}`)}`,
  ];
}

/** Every cell where a case could stand. */
function placesOf({ id, level, transports, auths = authModes }: Case): readonly Place[] {
  return transports.flatMap((transport) => auths.map((auth) => ({ id, level, transport, auth })));
}

/** The call as it is made: once, or for each transport where these differ. */
function askedOn({ when, transports }: Case): readonly string[] {
  const asked = transports.map((transport) => describeCall(onTransport(when, transport)));
  return new Set(asked).size === 1
    ? asked.slice(0, 1)
    : asked.map((words, at) => `on ${transports[at]}: ${words}`);
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

/** How many cases of a check are named; the commonest checks have hundreds. */
const namedCases = 12;

function checkLines(
  id: string,
  text: string,
  all: readonly Case[],
  style: Style,
): readonly string[] {
  const using = all.filter(({ then }) =>
    then.some((use) => (typeof use === 'string' ? use : use.check) === id),
  );
  const more = using.length - namedCases;
  return [
    style.bold(id),
    ...titled(text, style),
    '',
    ...parts(style)('is', 'a check: one judgement of a trace'),
    ...listed(
      'cases',
      [
        ...using.slice(0, namedCases).map((one) => `${one.id}: ${one.title}`),
        ...(more > 0 ? [`and ${more} more`] : []),
      ],
      parts(style),
    ),
  ];
}

function remedyLines(
  id: string,
  { cause, remedy }: { readonly cause: string; readonly remedy: string },
  style: Style,
): readonly string[] {
  return [style.bold(id), ...titled(cause, style), '', ...parts(style)('to do', remedy)];
}

function problemLines(problem: SignatureProblem, style: Style): readonly string[] {
  const { says, remedy } = problemTexts[problem];
  return remedyLines(problem, { cause: says({ name: '<name>' }), remedy }, style);
}

function titled(title: string, style: Style): readonly string[] {
  return labelled('', title, { indent: 2, label: 0, width: style.width });
}

type Part = (label: string, text: string) => readonly string[];

function parts(style: Style): Part {
  const layout = { indent: 2, label: 10, width: style.width, dress: style.dim };
  const room = Math.max(20, layout.width - layout.indent - layout.label);
  return (label, text) => labelled(label, foldWords(text, room), layout);
}

function listed(label: string, texts: readonly string[], part: Part): readonly string[] {
  return texts.flatMap((text, index) => part(index === 0 ? label : '', text));
}

/** A check by its id, what it holds, and what it expects beyond the trace. */
function describeCheck(use: CheckUse, texts: Explained['checks']): string {
  const { check, expect } = typeof use === 'string' ? { check: use, expect: undefined } : use;
  const expecting = expect === undefined ? '' : ` Expecting ${JSON.stringify(expect)}`;
  return `${check}: ${texts[check] ?? words(check)}${expecting}`;
}

function evidenceWords({ evidence, source }: Requirement): string {
  return `${words(evidence)}: ${source}`;
}

function words(name: string): string {
  return name.replaceAll('-', ' ');
}

function isErrorCode(id: string): id is ErrorCode {
  return Object.hasOwn(errorCatalogue, id);
}

function isProblem(id: string): id is SignatureProblem {
  return Object.hasOwn(problemTexts, id);
}
