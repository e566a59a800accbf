import { expect, test } from 'vitest';
import { resultOf, sampleRun } from '../../../test/reports/sample.js';
import { renderAnnotations } from '../annotations.js';
import { renderJobSummary } from '../job-summary.js';
import { markup } from './markup.js';
import { renderHtml } from './page.js';

const hostile = '</script><img src=x onerror=alert(1)>"\'&\u202e\u001b[2J```\n| @you';

test('what is put into markup stays text', () => {
  expect(markup`<b title="${'"x"'}">${hostile}</b>`.html).toBe(
    '<b title="&quot;x&quot;">&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\\u{202e}\\x1b[2J```\\n| @you</b>',
  );
});

test('the page says what the report says, loads nothing and runs nothing', () => {
  const page = renderHtml(sampleRun());
  expect(page).toContain(
    '<title>FAIL: 7 cases in 4.2 s: 3 pass, 1 fail, 1 not observed, 1 warn, 1 not applicable</title>',
  );
  expect(page).toContain('content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;');
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son[a-z]+=/);
  expect(page).toContain('<a class="fail" href="#cell.sdk.api_key">1 fail</a>');
  expect(page).toContain('id="cell.sdk.api_key"');
  const anchor = 'case.stream/cohere/closing-frame-repeats-text.sdk.api_key';
  expect(page).toContain(`href="#${anchor}"`);
  expect(page).toContain(`id="${anchor}"`);
  expect(page).toContain('<span class="soft">frame 1</span>');
});

test('a folded row says why a baseline expects it, and an open entry names it so', () => {
  const reason = 'The client drops the closing frame.';
  const expected = { entry: 'sample', reason, expires: '2027-03-01', verdict: 'fail' } as const;
  const page = renderHtml(
    sampleRun([
      resultOf('expected-fail', {
        expected,
        findings: [{ check: 'no-error', verdict: 'fail', message: 'It ended with an error.' }],
      }),
    ]),
  );
  expect(page).toContain(`<span class="brief">${reason}</span></summary>`);
  expect(page).toContain(`<dt>baseline</dt><dd>${reason} <span class="soft">until 2027-03-01, by`);
  expect(page).toContain(
    '<b>1. no-error: it ended with an error</b> <span class="soft">1 expected fail</span>',
  );
});

test('rows and columns without a cell that was judged are left out, and named', () => {
  const page = renderHtml(sampleRun());
  expect(page).toContain('<table><tr><th></th><th>api_key</th></tr>');
  expect(page).toContain('<p class="soft">not applicable, and left out: v1; session_token, inst');
});

test('both texts are marked where they part', () => {
  const page = renderHtml(sampleRun());
  expect(page).toContain('<span>Bonjour, le monde 🌍.<mark>∎</mark></span>');
  expect(page).toContain('<span>Bonjour, le monde 🌍.<mark>B</mark>onjour, le monde 🌍.</span>');
});

const spoilt = sampleRun([
  resultOf('fail', {
    title: hostile,
    reason: hostile,
    findings: [
      { check: 'no-error', verdict: 'fail', message: hostile, expected: hostile, actual: 'x' },
    ],
  }),
]);

test('nothing that came over the wire is read as markup of the page', () => {
  const page = renderHtml(spoilt);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain('<img');
  expect(page).not.toContain('\u202e');
  expect(page.match(/<\/body>/g)).toHaveLength(1);
});

test('a job summary keeps hostile text in a fence that it cannot close', () => {
  const text = renderJobSummary(spoilt);
  const lines = text.split('\n');
  expect(lines.filter((line) => /^`{4,}/.test(line))).toEqual(['````text', '````']);
  expect(lines.slice(0, lines.indexOf('````text')).join('\n')).not.toContain('<img');
});

test('a job summary begins with the outcome, the matrix and the causes', () => {
  const text = renderJobSummary(sampleRun());
  expect(text.split('\n')[0]).toBe(
    '### ❌ FAIL: 7 cases in 4.2 s: 3 pass, 1 fail, 1 not observed, 1 warn, 1 not applicable',
  );
  expect(text).toContain('\n| **management** | ✔ 2 pass |\n');
  expect(text).toContain('#### 3 findings, 3 causes');
});

test('annotations are one line each, and nothing in them begins another', () => {
  const text = renderAnnotations(spoilt);
  expect(text.split('\n')).toHaveLength(2);
  expect(text).toMatch(/^::error title=oci-conform%3A 1 fail%2C no-error%3A .*::sample\/fail: /);
  expect(text).toContain('%0Anpx oci-conform --filter sample/fail --seed 7\n');
});

test('what passes unexpectedly points to the baseline', () => {
  const expected = { entry: 'x', reason: 'y', expires: '2027-01-01', verdict: 'pass' } as const;
  const run = sampleRun([resultOf('unexpected-pass', { expected })]);
  const baseline = { file: 'b,1.json', entries: 1, expired: [], idle: [] };
  expect(renderAnnotations({ ...run, report: { ...run.report, baseline } })).toMatch(
    /^::error file=b%2C1\.json,title=/,
  );
});
