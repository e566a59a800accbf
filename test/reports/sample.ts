/** A hand-made run for tests of reports: every verdict once, and one trace to quote. */

import { type AbsentCell, assembleReport } from '../../src/reports/assemble.js';
import { authModes } from '../../src/reports/axes.js';
import type { Judged } from '../../src/reports/judged.js';
import type { Requirement } from '../../src/suites/requirement.js';
import type { Trace } from '../../src/suites/trace.js';
import type { CaseResult, Verdict } from '../../src/suites/verdict.js';

const failing = 'stream/cohere/closing-frame-repeats-text';

/** A result with everything that a test does not care about filled in. */
export function resultOf(verdict: Verdict, changes: Partial<CaseResult> = {}): CaseResult {
  return {
    id: `sample/${verdict}`,
    title: `A case whose verdict is ${verdict}`,
    level: 'must',
    transport: 'sdk',
    auth: 'api_key',
    verdict,
    ...(verdict === 'pass' ? {} : { reason: `The reason of ${verdict}.` }),
    because: [],
    findings: [],
    duration: 5,
    ...changes,
  };
}

const failed = resultOf('fail', {
  id: failing,
  title: 'The text that the closing frame repeats is not counted twice',
  reason: 'The text differs from the turn.',
  because: [failing],
  findings: [
    {
      check: 'turn-as-given',
      verdict: 'fail',
      message: 'The provider reported another text than frame 2 and those before it carry.',
      expected: 'Bonjour, le monde 🌍.',
      actual: 'Bonjour, le monde 🌍.Bonjour, le monde 🌍.',
      difference: 'Frame 2 repeats the text.',
    },
    { check: 'usage-as-given', verdict: 'pass', message: 'Token counts are as given.' },
  ],
});

const frames = [
  '{"apiFormat":"COHERE","text":"Bonjour, "}',
  '{"apiFormat":"COHERE","text":"le monde 🌍."}',
  '{"apiFormat":"COHERE","text":"Bonjour, le monde 🌍.","finishReason":"COMPLETE","chatHistory":[{"role":"USER","message":"Dis bonjour au monde entier, s’il te plaît."}]}',
];
const body = frames.map((frame) => `data: ${frame}\n\n`).join('');

const trace: Trace = {
  version: 1,
  case: failing,
  transport: 'sdk',
  auth: 'api_key',
  target: { kind: 'mock', name: 'built-in mock' },
  provider: { name: 'sample-client', version: '1.2.3' },
  seed: 7,
  call: {
    operation: 'chat',
    model: 'cohere.command-r-08-2024',
    apiFormat: 'COHERE',
    stream: true,
    messages: [{ role: 'user', text: 'Dis bonjour au monde entier.' }],
  },
  outcome: {
    turn: {
      text: 'Bonjour, le monde 🌍.Bonjour, le monde 🌍.',
      toolCalls: [],
      finishReason: 'stop',
    },
  },
  events: [],
  seen: [],
  journal: [
    {
      sequence: 1,
      at: 0,
      request: {
        method: 'POST',
        target: '/20231130/actions/chat',
        headers: [['host', '127.0.0.1']],
        body: { encoding: 'utf8', text: '{}', bytes: 2 },
      },
      reply: 'cohere/text',
      response: {
        status: 200,
        headers: [['content-type', 'text/event-stream']],
        body: { encoding: 'utf8', text: body, bytes: Buffer.byteLength(body) },
        chunks: [],
      },
      end: 'complete',
    },
  ],
  duration: 5,
};

const requirements: readonly Requirement[] = [
  {
    id: failing,
    statement: 'The closing frame of a COHERE stream repeats the whole text.',
    level: 'must',
    evidence: 'recorded',
    source: 'traceloop/openllmetry cassettes, 2026-09',
  },
];

const apiKeysOnly = 'this version signs with API keys only';
const noV1 = 'this version has no reference provider for OpenAI chat completions';

const absent: readonly AbsentCell[] = [
  ...authModes.map((auth) => ({ transport: 'v1', auth, reason: noV1 }) as const),
  ...(['sdk', 'management'] as const).flatMap((transport) =>
    authModes
      .filter((auth) => auth !== 'api_key')
      .map((auth) => ({ transport, auth, reason: apiKeysOnly })),
  ),
];

/** A run with one failing case and its trace, and one case of every other verdict. */
export function sampleRun(results: readonly CaseResult[] = sampleResults): Judged {
  return {
    report: assembleReport({
      version: '0.1.0',
      node: '20.20.2',
      startedAt: '2026-11-21T10:00:00.000Z',
      duration: 4234,
      seed: 7,
      target: { kind: 'mock', name: 'built-in mock' },
      subjects: [
        {
          transport: 'sdk',
          auth: 'api_key',
          provider: { name: 'sample-client', version: '1.2.3' },
        },
      ],
      command: 'oci-conform --seed 7',
      results,
      absent,
    }),
    traces: [trace],
    requirements,
  };
}

const sampleResults: readonly CaseResult[] = [
  resultOf('pass'),
  failed,
  resultOf('warn', { level: 'should' }),
  resultOf('not-observed', { level: 'should' }),
  resultOf('not-applicable'),
  resultOf('pass', { transport: 'management', id: 'models/list' }),
  resultOf('pass', { transport: 'management', id: 'models/get' }),
];

/** Only results that please. */
export const greenResults: readonly CaseResult[] = [
  resultOf('pass'),
  resultOf('pass', { transport: 'management', id: 'models/list' }),
  resultOf('not-applicable', { id: 'sample/other' }),
];
