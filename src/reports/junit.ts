/** The report as JUnit XML: a suite a cell, a test case a result, axes as properties. */
import type { CaseResult } from '../suites/verdict.js';
import { failsTheRun } from './exit-code.js';
import { redsOf } from './reds.js';
import type { Cell, RunReport } from './report.js';
import { reproduceCommand } from './reproduce.js';
import { sidesOf } from './sides.js';

/**
 * Renders JUnit XML. A result that fails the run is a `failure`; an `error` of the kit is an
 * `error`; what was not judged or is expected is `skipped`, with the reason; a `warn` passes and
 * says so in `system-out`.
 */
export function renderJunit(report: RunReport): string {
  const suites = report.cells.map((cell) => suiteOf(cell, report));
  const results = report.cases;
  const root = attributes({
    name: `${report.tool.name} ${report.tool.version}: ${report.provider.name} with ${report.target.name}`,
    tests: results.length,
    failures: results.filter(failsTheRun).length,
    errors: report.totals.error + (report.failure === undefined ? 0 : 1),
    skipped: results.filter(isSkipped).length,
    time: seconds(report.duration),
    timestamp: report.startedAt,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${root}>`,
    ...suites.flat(),
    ...(report.failure === undefined ? [] : failureSuite(report.failure)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteOf(cell: Cell, report: RunReport): readonly string[] {
  const results = report.cases.filter(
    (result) => result.transport === cell.transport && result.auth === cell.auth,
  );
  const head = attributes({
    name: `transport:${cell.transport} auth:${cell.auth}`,
    tests: results.length,
    failures: results.filter(failsTheRun).length,
    errors: cell.totals.error,
    skipped: results.filter(isSkipped).length,
    time: seconds(results.reduce((sum, result) => sum + result.duration, 0)),
    timestamp: report.startedAt,
  });
  return [
    `  <testsuite${head}>`,
    ...properties(4, {
      transport: cell.transport,
      auth: cell.auth,
      target: report.target.name,
      ...(cell.provider === undefined
        ? {}
        : { provider: `${cell.provider.name} ${cell.provider.version}` }),
      seed: String(report.seed),
      ...(cell.reason === undefined ? {} : { 'not-applicable': cell.reason }),
    }),
    ...results.flatMap((result) => caseOf(result, report)),
    '  </testsuite>',
  ];
}

function caseOf(result: CaseResult, report: RunReport): readonly string[] {
  const head = attributes({
    name: result.id,
    classname: `${result.transport}.${result.auth}`,
    time: seconds(result.duration),
  });
  return [
    `    <testcase${head}>`,
    ...properties(6, {
      level: result.level,
      transport: result.transport,
      auth: result.auth,
      verdict: result.verdict,
      because: result.because.join(' '),
    }),
    ...verdictLines(result, report),
    '    </testcase>',
  ];
}

function verdictLines(result: CaseResult, report: RunReport): readonly string[] {
  if (result.verdict === 'pass') return [];
  const message = attributes({ message: messageOf(result) });
  if (isSkipped(result)) return [`      <skipped${message}/>`];
  const body = text(`${result.title}\n${detail(result)}\n${reproduceCommand(report, result)}`);
  if (result.verdict === 'error') return [`      <error${message}>${body}</error>`];
  if (failsTheRun(result)) return [`      <failure${message}>${body}</failure>`];
  return [`      <system-out>${text(`${result.verdict}: ${result.reason ?? ''}`)}</system-out>`];
}

/** An expected failure is told of by its entry: what failed stands in the JSON report. */
function messageOf({ verdict, reason, expected }: CaseResult): string {
  if (verdict !== 'expected-fail' || expected === undefined) return reason ?? verdict;
  const link = expected.link === undefined ? '' : ` ${expected.link}`;
  return `expected until ${expected.expires}: ${expected.reason}${link}`;
}

function detail(result: CaseResult): string {
  return redsOf(result)
    .map((finding) => {
      const { place, expected, actual, around, difference } = sidesOf(finding);
      return [
        `${finding.check}: ${finding.message}`,
        ...(place === undefined ? [] : [`at:       ${place}`]),
        ...(expected === undefined ? [] : [`expected: ${expected}`]),
        ...(actual === undefined ? [] : [`actual:   ${actual}`]),
        ...(around === undefined ? [] : [`in:       ${around}`]),
        ...(difference === undefined ? [] : [`differs:  ${difference}`]),
      ].join('\n');
    })
    .join('\n');
}

function isSkipped(result: Pick<CaseResult, 'verdict'>): boolean {
  return result.verdict === 'not-applicable' || result.verdict === 'expected-fail';
}

function failureSuite(failure: string): readonly string[] {
  return [
    '  <testsuite name="oci-conform" tests="1" errors="1">',
    '    <testcase name="run" classname="oci-conform">',
    `      <error${attributes({ message: failure })}/>`,
    '    </testcase>',
    '  </testsuite>',
  ];
}

function properties(indent: number, values: Readonly<Record<string, string>>): readonly string[] {
  const margin = ' '.repeat(indent);
  return [
    `${margin}<properties>`,
    ...Object.entries(values).map(
      ([name, value]) => `${margin}  <property${attributes({ name, value })}/>`,
    ),
    `${margin}</properties>`,
  ];
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${attributeValue(String(value))}"`)
    .join('');
}

/** Line ends in an attribute would be read back as spaces. */
function attributeValue(value: string): string {
  return text(value)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** XML 1.0 has no way to write other control characters, lone surrogates, U+FFFE and U+FFFF. */
function text(value: string): string {
  return value
    .replace(
      /[^\t\n\r\P{Cc}]|\p{Surrogate}|[\ufffe\uffff]/gu,
      (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
