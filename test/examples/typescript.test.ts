import { expect, test, vi } from 'vitest';
import { ociConform } from '../cli/spawn.js';

vi.setConfig({ testTimeout: 300_000 });

/** A few cases of each kind; the whole suite runs on every example in CI. */
const chosen = [
  { name: 'openai', patterns: ['chat/answer', 'chat/error', 'client/making'] },
  { name: 'openai-responses', patterns: ['responses/answer', 'responses/reach'] },
  { name: 'openai-signed', patterns: ['chat/accumulated'] },
  {
    name: 'oci-sdk',
    patterns: [
      ...['stream/generic', 'stream/cohere', 'request/cohere', 'error/status', 'auth/signed'],
      ...['client/making', 'client/close'],
    ],
  },
];

test.each(chosen)(
  '$name gets a verdict on every case, as its baseline says',
  async ({ name, patterns }) => {
    const example = `examples/typescript/${name}`;
    const { code, stdout } = await ociConform([
      ...['--provider', `node ${example}.mjs`, '--baseline', `${example}.baseline.json`],
      ...patterns.flatMap((pattern) => ['--filter', pattern]),
      '--json',
    ]);
    const { totals } = JSON.parse(stdout);
    expect(totals).toMatchObject({
      fail: 0,
      warn: 0,
      error: 0,
      'unexpected-pass': 0,
      'not-observed': 0,
    });
    expect(totals.pass).toBeGreaterThan(5);
    expect(code).toBe(0);
  },
);
