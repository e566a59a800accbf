import { expect, test } from 'vitest';
import { greenResults, resultOf, sampleRun } from '../../test/reports/sample.js';
import { renderPretty } from './pretty.js';
import { styleOf } from './style.js';
import { columnsOf } from './text.js';

const piped = (columns: number) => styleOf({ env: {}, isTTY: false, columns });
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** A cell judged at either end, so that every row and column of the two stays. */
const corners = [
  ...greenResults,
  resultOf('pass', { id: 'a', auth: 'genai_api_key', transport: 'v1' }),
  ...(['session_token', 'instance_principal', 'resource_principal'] as const).map((auth) =>
    resultOf('pass', { id: 'a', auth }),
  ),
  resultOf('pass', { id: 'a', auth: 'oke_workload_identity' }),
];

test('wide: a table, and what is left out of it since nothing in it is applicable', () => {
  expect(renderPretty(sampleRun(greenResults), piped(140))).toBe(
    `Oracle OCI Generative AI conformance · oci-conform 0.1.0
target: built-in mock · provider: sample-client 1.2.3 · seed: 7

             │ api_key
  ───────────┼─────────
  sdk        │ ✔ 1 pass
             │ – 1 n/a
  ───────────┼─────────
  management │ ✔ 1 pass

  n/a is not applicable:
  left out   v1; session_token, instance_principal, resource_principal, oke_workload_identity, genai_api_key: this version signs with API
             keys only; this version has no reference provider for OpenAI chat completions
  1 case     The reason of not-applicable.

PASS: 3 cases in 4.2 s: 2 pass, 1 not applicable
`,
  );
});

test('rows and columns with a cell that was judged stay whole, and number their reasons', () => {
  const text = renderPretty(sampleRun(corners), piped(140));
  expect(text.split('\n').slice(3, 15).join('\n')).toBe(
    `             │ api_key  │ session_token │ instance_principal │ resource_principal │ oke_workload_identity │ genai_api_key
  ───────────┼──────────┼───────────────┼────────────────────┼────────────────────┼───────────────────────┼──────────────
  sdk        │ ✔ 1 pass │ ✔ 1 pass      │ ✔ 1 pass           │ ✔ 1 pass           │ ✔ 1 pass              │ n/a [1]
             │ – 1 n/a  │               │                    │                    │                       │
  ───────────┼──────────┼───────────────┼────────────────────┼────────────────────┼───────────────────────┼──────────────
  v1         │ n/a [2]  │ n/a [2]       │ n/a [2]            │ n/a [2]            │ n/a [2]               │ ✔ 1 pass
  ───────────┼──────────┼───────────────┼────────────────────┼────────────────────┼───────────────────────┼──────────────
  management │ ✔ 1 pass │ n/a [1]       │ n/a [1]            │ n/a [1]            │ n/a [1]               │ n/a [1]

  n/a is not applicable:
  [1] this version signs with API keys only
  [2] this version has no reference provider for OpenAI chat completions`,
  );
});

test('where no cell was judged, every cell stands with its reason', () => {
  const text = renderPretty(sampleRun([]), piped(140));
  expect(text).toContain('\n  management │         │ n/a [1]');
  expect(text).not.toContain('left out');
});

test('below the table: how credentials were had, each mode once', () => {
  const run = sampleRun(greenResults);
  const wayIn = 'its tokens come over TLS';
  const cells = run.report.cells.map((cell) =>
    cell.auth === 'oke_workload_identity' ? { ...cell, wayIn } : cell,
  );
  const text = renderPretty({ ...run, report: { ...run.report, cells } }, piped(140));
  expect(text).toContain(
    '  1 case     The reason of not-applicable.\n\n  oke_workload_identity  its tokens come over TLS\n\nPASS',
  );
});

test('80 columns: a tight table', () => {
  const text = renderPretty(sampleRun(corners), piped(80));
  expect(text.split('\n').slice(3, 9).join('\n')).toBe(
    `              api_key   session_  instance_  resource_  oke_       genai_
                        token     principal  principal  workload_  api_key
                                                        identity
  ─────────────────────────────────────────────────────────────────────────
  sdk         ✔ 1 pass  ✔ 1 pass  ✔ 1 pass   ✔ 1 pass   ✔ 1 pass   n/a [1]
              – 1 n/a`,
  );
});

test('narrow: a list of the cells that were judged', () => {
  const text = renderPretty(sampleRun(greenResults), piped(50));
  expect(text.split('\n').slice(6, 13).join('\n')).toBe(
    `  sdk × api_key
    ✔ 1 pass
    – 1 n/a

  management × api_key
    ✔ 1 pass
`,
  );
  expect(text).toContain('[2] this version has no reference provider for\n');
  expect(text).toContain('OpenAI chat completions: v1 × api_key,');
});

test('a finding fits a screen and says what was asked, what came, why it matters and how to see it again', () => {
  const text = renderPretty(sampleRun(), piped(100));
  const start = text.indexOf('✘ fail');
  expect(text.slice(start, text.indexOf('? not observed  sample'))).toBe(
    `✘ fail  stream/cohere/closing-frame-repeats-text
  must · sdk × api_key
  The text that the closing frame repeats is not counted twice

  asked     chat cohere.command-r-08-2024 (COHERE, streamed), user: "Dis bonjour au monde entier."
  sent      {}
  service   POST /20231130/actions/chat → 200, text/event-stream, 283 bytes from cohere/text
            frame 0  data: {"apiFormat":"COHERE","text":"Bonjour, "}
            frame 1  data: {"apiFormat":"COHERE","text":"le monde 🌍."}
            frame 2  data: {"apiFormat":"COHERE","text":"Bonjour, le monde 🌍.","finishReason":"COM…
  provider  text "Bonjour, le monde 🌍.Bonjour, le monde 🌍.", finish stop

  ✘ turn-as-given: The provider reported another text than frame 2 and those before it carry.
  expected  Bonjour, le monde 🌍.
  actual    Bonjour, le monde 🌍.Bonjour, le monde 🌍.
                                 ▲ first difference: column 21, where the expected text ends
  differs   Frame 2 repeats the text.

  why       The closing frame of a COHERE stream repeats the whole text.
            recorded: traceloop/openllmetry cassettes, 2026-09
  again     npx oci-conform --filter stream/cohere/closing-frame-repeats-text --transport sdk --seed 7
  by hand   npx oci-conform curl stream/cohere/closing-frame-repeats-text --transport sdk

── cause 2 of 3 ────────────────────────────────────────────────────────────────────────────────────
`,
  );
});

test('a summary stands first, each cause with its public bug', () => {
  const red = (id: string, verdict: 'fail' | 'warn', message = 'The text came twice.') =>
    resultOf(verdict, {
      id,
      findings: [
        {
          check: 'text-is-as-given',
          verdict: 'fail',
          message,
          expected: 'Good day.',
          actual: 'Good',
          ...(message === 'The text came twice.'
            ? {}
            : { difference: 'line 1, column 5 (character 5): expected " day.", got the end' }),
        },
      ],
    });
  const text = renderPretty(
    sampleRun([
      red('stream/generic/llama-text', 'warn', 'The text is not as given.'),
      red('stream/cohere/text', 'warn'),
      red('stream/cohere/closing-repeats-text', 'fail'),
      red('stream/cohere/emoji-text', 'fail'),
    ]),
    piped(100),
  );
  const start = text.indexOf('4 findings');
  expect(text.slice(start, text.indexOf('── cause 1'))).toBe(
    `4 findings, 2 causes
  1  ✘ 2 fail, 1 warn  text-is-as-given: the text came twice, seen in langchain-ai/langchain#26910
  2  ! 1 warn          text-is-as-given: ends early

`,
  );
  expect(text).toContain(`
  seen in   langchain-ai/langchain#26910, oracle-samples/locus
            Each streamed answer of a Cohere model ends with the whole text a second time. The frame`);
  expect(text).toContain(`
  and 2 more of this cause:
    sdk × api_key: stream/cohere/emoji-text, stream/cohere/text
`);
});

test('what a baseline said stands below the matrix, and unexpected passes are findings', () => {
  const expected = {
    entry: 'sample',
    reason: 'We know.',
    expires: '2027-03-01',
    verdict: 'fail',
  } as const;
  const run = sampleRun([
    resultOf('expected-fail', { expected }),
    resultOf('unexpected-pass', { expected: { ...expected, verdict: 'pass' } }),
  ]);
  const baseline = {
    file: 'b.json',
    entries: 3,
    expired: [{ case: 'old', reason: 'Once.', expires: '2026-01-01', failing: 2 }],
    idle: ['stream/a'],
  };
  const text = renderPretty({ ...run, report: { ...run.report, baseline } }, piped(100));
  expect(text).toContain(`
  baseline  b.json: 3 entries; 1 failure was expected
            1 entry for cases that were not run: stream/a
            expired on 2026-01-01, counts no more: old (Once.); 2 cases fail

✘ unexpected pass  sample/unexpected-pass
`);
  expect(text).toContain('\n  baseline  We know.\n');
  expect(text.trimEnd().split('\n').at(-1)).toBe(
    'FAIL: 2 cases in 4.2 s: 1 unexpected pass, 1 expected fail',
  );
});

test('worst first: errors, fails, not observed, warns', () => {
  const verdicts = ['warn', 'pass', 'not-observed', 'fail', 'error'] as const;
  const run = sampleRun(verdicts.map((verdict) => resultOf(verdict)));
  const heads = renderPretty(run, piped(100)).match(/^. [a-z ]+ {2}sample\/.*$/gm);
  expect(heads).toEqual([
    '⚠ error  sample/error',
    '✘ fail  sample/fail',
    '? not observed  sample/not-observed',
    '! warn  sample/warn',
  ]);
});

test.each([50, 72, 80, 100, 120])(
  '%i columns hold every line but those to copy and to match',
  (columns) => {
    const lines = renderPretty(sampleRun(), piped(columns)).split('\n');
    const wide = lines.filter((line) => columnsOf(line) > columns);
    expect(wide.filter((line) => !/^( {2}(again|by hand)|FAIL:)/.test(line))).toEqual([]);
  },
);

test('colour adds nothing but colour', () => {
  const coloured = styleOf({ env: { FORCE_COLOR: '1' }, isTTY: false, columns: 100 });
  const text = renderPretty(sampleRun(), coloured);
  expect(text).not.toBe(renderPretty(sampleRun(), piped(100)));
  const bare = (from: string) => from.replace(escapes, '').replace(/ +$/gm, '');
  expect(bare(text)).toBe(bare(renderPretty(sampleRun(), piped(100))));
});
