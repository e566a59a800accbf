/** The registry as a page: each fact of the wire, its evidence, and the cases that hold somebody to it. */
import type { Case } from './case.js';
import type { Evidence, Requirement } from './requirement.js';

const evidenceInWords: Readonly<Record<Evidence, string>> = {
  recorded: 'bytes recorded from the live service, or pasted from it',
  'sdk-model': "Oracle's generated SDK, read or run",
  documented: "Oracle's documentation, or a standard that it refers to",
  'several-reports': 'independent public reports agree',
  'one-report': 'one remark, issue or client test',
  inferred: 'deduced, or a promise of the kit itself',
};

/** What a subject, the first segment of an id, is called. */
const subjects: Readonly<Record<string, string>> = {
  stream: 'Streams',
  answer: 'Whole answers',
  tools: 'Tool calls',
  usage: 'Token counts',
  reasoning: 'Reasoning',
  framing: 'Framing and delivery',
  header: 'Headers',
  wire: 'Requests on the wire',
  request: 'What a request may say',
  dedicated: 'Dedicated endpoints',
  error: 'Errors',
  client: 'The client itself',
  retry: 'Trying again',
  rounds: 'Rounds with tools',
  routing: 'Picking the route by the model',
  models: 'Models',
  signature: 'Signatures',
  auth: 'Credentials',
  config: 'Configuration',
  chat: 'OpenAI chat completions',
  responses: 'OpenAI Responses',
  agree: 'Agreement of the transports',
  gateway: 'Gateways',
};

/**
 * The text of `docs/coverage.md`: by subject, every requirement with its statement, level, evidence,
 * source, and its cases or the reason for having none.
 *
 * @example
 * coverage(requirements, cases); // '# What Oracle’s service does, …\n'
 */
export function coverage(requirements: readonly Requirement[], cases: readonly Case[]): string {
  const groups = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    const subject = requirement.id.split('/')[0] ?? '';
    groups.set(subject, [...(groups.get(subject) ?? []), requirement]);
  }
  const sections = [...groups].map(([subject, members]) =>
    [`## ${subjects[subject] ?? subject}`, ...members.map((one) => entry(one, cases))].join('\n\n'),
  );
  return `${[introduction(requirements, cases), ...sections].join('\n\n')}\n`;
}

function introduction(requirements: readonly Requirement[], cases: readonly Case[]): string {
  const excluded = requirements.filter((one) => one.excluded !== undefined).length;
  return [
    '# What the Oracle service does, and which cases hold to it',
    'This page is written by `npx tsx scripts/write-coverage.ts` from `src/suites/requirements` and `src/suites/cases`; do not edit it by hand.',
    `${requirements.length} facts of the wire, ${cases.length} cases. ${excluded} facts have no case, each with the reason.`,
    'Levels are those of RFC 2119; *info* is shown and never fails a run. The kinds of evidence, strongest first; only the first four carry a *must*:',
    Object.entries(evidenceInWords)
      .map(([evidence, words]) => `- **${evidence}**: ${words}`)
      .join('\n'),
  ].join('\n\n');
}

function entry(requirement: Requirement, cases: readonly Case[]): string {
  const { id, statement, level, evidence, source } = requirement;
  return [
    `### ${id}`,
    statement,
    [
      `- Level: ${level}`,
      `- Evidence: ${evidence}`,
      `- Source: ${source}`,
      `- ${proof(requirement, cases)}`,
    ].join('\n'),
  ].join('\n\n');
}

function proof({ id, excluded }: Requirement, cases: readonly Case[]): string {
  const ids = cases.filter((one) => one.because.includes(id)).map((one) => `\`${one.id}\``);
  return ids.length > 0
    ? `Cases: ${ids.join(', ')}`
    : `No case: ${excluded ?? 'none is written yet.'}`;
}
