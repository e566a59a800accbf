import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { resultOf, sampleRun } from '../../test/reports/sample.js';
import { renderJunit } from './junit.js';

test('each verdict has its element, and axes are properties', () => {
  const xml = renderJunit(
    sampleRun([
      resultOf('pass'),
      resultOf('fail'),
      resultOf('not-applicable'),
      resultOf('warn', { level: 'should' }),
      resultOf('error'),
    ]).report,
  );
  const caseOf = (id: string) =>
    xml.slice(xml.indexOf(`<testcase name="${id}"`)).split('</testcase>')[0];
  expect(xml.split('\n')[1]).toBe(
    '<testsuites name="oci-conform 0.1.0: sample-client with built-in mock" tests="5" failures="1" errors="1" skipped="1" time="4.234" timestamp="2026-11-21T10:00:00.000Z">',
  );
  expect(caseOf('sample/pass')).toContain('<property name="auth" value="api_key"/>');
  expect(caseOf('sample/pass')).not.toMatch(/<(failure|error|skipped|system-out)/);
  expect(caseOf('sample/fail')).toContain('<failure message="The reason of fail.">');
  expect(caseOf('sample/not-applicable')).toContain(
    '<skipped message="The reason of not-applicable."/>',
  );
  expect(caseOf('sample/warn')).toContain('<system-out>warn: The reason of warn.</system-out>');
  expect(caseOf('sample/error')).toContain('<error message="The reason of error.">');
});

test('a whole cell that is not applicable says why', () => {
  expect(renderJunit(sampleRun().report)).toContain(
    '<property name="not-applicable" value="this version signs with API keys only"/>',
  );
});

test('whatever a service sends, the XML stays well formed and keeps its text', () => {
  const reason = `<a b="c">]]>&amp; \u0000\u0007\u001b[2J \ud800 \uffff 🌍\nשלום`;
  const xml = renderJunit(sampleRun([resultOf('fail', { reason, title: reason })]).report);
  const script =
    'import sys, xml.etree.ElementTree as t; sys.stdout.buffer.write(t.fromstring(sys.stdin.buffer.read()).find(".//failure").get("message").encode())';
  const parsed = spawnSync('python3', ['-c', script], { input: xml, encoding: 'utf8' });
  expect(parsed.stderr).toBe('');
  expect(parsed.stdout).toBe('<a b="c">]]>&amp; \\u0000\\u0007\\u001b[2J \\ud800 \\uffff 🌍\nשלום');
});

test('a run that broke is an error of its own', () => {
  const report = { ...sampleRun([]).report, failure: 'the worker died' };
  expect(renderJunit(report)).toContain('<error message="the worker died"/>');
});

test('an expected failure is skipped, with its entry', () => {
  const expected = {
    entry: 'sample',
    reason: 'We know.',
    expires: '2027-03-01',
    verdict: 'fail',
  } as const;
  const xml = renderJunit(
    sampleRun([
      resultOf('expected-fail', { expected: { ...expected, link: 'https://example.com/7' } }),
      resultOf('unexpected-pass', { expected }),
    ]).report,
  );
  expect(xml).toContain(
    '<skipped message="expected until 2027-03-01: We know. https://example.com/7"/>',
  );
  expect(xml).toContain('<failure message="The reason of unexpected-pass.">');
});
