/** The JSON Schema of a report, from which `schemas/report.schema.json` is written. */
import Type, { type Static } from 'typebox';
import { featureNames } from '../../suites/features.js';
import { auth, closed, count, level, milliseconds, provider, target, transport } from './parts.js';

const verdict = Type.Enum([
  'pass',
  'fail',
  'warn',
  'expected-fail',
  'unexpected-pass',
  'not-applicable',
  'not-observed',
  'error',
]);

const totals = closed(
  {
    pass: count,
    fail: count,
    warn: count,
    'expected-fail': count,
    'unexpected-pass': count,
    'not-applicable': count,
    'not-observed': count,
    error: count,
  },
  'How many results have each verdict.',
);

const cell = closed({
  transport,
  auth,
  totals,
  provider: Type.Optional(provider),
  wayIn: Type.Optional(
    Type.String({
      description:
        'How its provider had the credential, where options and variables of its SDK did not do.',
    }),
  ),
  reason: Type.Optional(
    Type.String({ description: 'Why the whole cell is not applicable, when it is.' }),
  ),
});

const finding = closed({
  check: Type.String(),
  verdict: Type.Enum(['pass', 'fail', 'not-observed']),
  message: Type.String(),
  expected: Type.Optional(Type.String()),
  actual: Type.Optional(Type.String()),
  difference: Type.Optional(Type.String({ description: 'The first difference, in words.' })),
});

const expected = closed(
  {
    entry: Type.String({ description: 'The pattern of the entry.' }),
    reason: Type.String(),
    checks: Type.Optional(
      Type.Array(Type.String(), {
        description: 'What it is expected to fail by; absent: anything.',
      }),
    ),
    unnamed: Type.Optional(
      Type.Array(Type.String(), {
        description:
          'What it fails by, and the entry does not name: the failure is none that is expected.',
      }),
    ),
    link: Type.Optional(Type.String()),
    expires: Type.String({ format: 'date' }),
    verdict,
  },
  'What a baseline expects; the verdict is the one without it.',
);

const caseResult = closed({
  id: Type.String(),
  title: Type.String(),
  level,
  transport,
  auth,
  verdict,
  reason: Type.Optional(Type.String({ description: 'Why, for every verdict but pass.' })),
  because: Type.Array(Type.String(), { description: 'Requirement ids.' }),
  findings: Type.Array(finding),
  undeclared: Type.Optional(
    Type.Array(Type.Enum([...featureNames]), {
      description: 'What the provider reported although it does not declare it.',
    }),
  ),
  expected: Type.Optional(expected),
  duration: milliseconds,
});

const day = Type.String({ format: 'date', description: 'A day, in UTC.' });

const baseline = closed({
  file: Type.String(),
  entries: count,
  expired: Type.Array(
    closed({
      case: Type.String({ description: 'The pattern of the entry.' }),
      reason: Type.String(),
      checks: Type.Optional(Type.Array(Type.String())),
      link: Type.Optional(Type.String()),
      expires: day,
      failing: Type.Integer({ minimum: 0, description: 'How many of its cases failed this time.' }),
    }),
    { description: 'Entries whose day has passed: they count no more.' },
  ),
  idle: Type.Array(Type.String(), {
    description:
      'Patterns of entries that match only cases that were not run or are not applicable.',
  }),
});

/** Schema of {@link import('../report.js').RunReport}. */
export const reportSchema = closed({
  $schema: Type.String(),
  tool: closed({
    name: Type.Literal('oci-conform'),
    version: Type.String(),
    node: Type.Optional(Type.String({ description: 'Absent where traces were judged.' })),
  }),
  startedAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'Absent where traces were judged.' }),
  ),
  duration: milliseconds,
  seed: count,
  target,
  provider,
  command: Type.String({ description: 'The command that would run it again.' }),
  totals,
  cells: Type.Array(cell),
  cases: Type.Array(caseResult),
  baseline: Type.Optional(baseline),
  notRun: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'Cases left out because the run stopped at a finding; nothing else counts them.',
    }),
  ),
  failure: Type.Optional(
    Type.String({
      description: 'Why the run could not go on, when the kit or the environment failed.',
    }),
  ),
  interrupted: Type.Optional(
    Type.Literal(true, {
      description: 'The person stopped the run; cases that had not run are missing.',
    }),
  ),
});

/** The type that the schema describes; a test holds it against `RunReport`. */
export type RunReportOfSchema = Static<typeof reportSchema>;
