/** A client behind an adapter that picks the route itself, by a table that is not quite the service's. */
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { ociConform } from '../cli/spawn.js';

vi.setConfig({ testTimeout: 180_000 });

const script = fileURLToPath(new URL('./adapters/router.mjs', import.meta.url));

interface Report {
  readonly cases: readonly { readonly id: string; readonly verdict: string }[];
}

test('its routes are judged by what serves each model, and its images by their shape', async () => {
  const { code, stdout } = await ociConform([
    ...['--provider', `'${process.execPath}' '${script}'`],
    ...['--filter', 'routing', '--filter', 'request/images', '--filter', 'request/audio'],
    ...['--reporter', 'json'],
  ]);
  const report: Report = JSON.parse(stdout);
  const verdicts = Object.fromEntries(report.cases.map(({ id, verdict }) => [id, verdict]));
  expect(verdicts).toEqual({
    'routing/cohere/command-r': 'pass',
    // Its table knows Command R alone.
    'routing/cohere/command-a': 'fail',
    'routing/cohere/stream': 'pass',
    'routing/cohere/reasoning': 'warn',
    'routing/responses-only/gpt-pro': 'fail',
    'routing/responses-only/multi-agent': 'fail',
    'routing/chat-only/gpt-audio': 'pass',
    'routing/served/llama': 'pass',
    'routing/served/grok': 'pass',
    'routing/served/gemini': 'pass',
    'routing/served/gpt': 'pass',
    'routing/served/gpt-oss': 'pass',
    'routing/ocid/endpoint': 'pass',
    'routing/ocid/model': 'warn',
    'routing/prefix/oci': 'pass',
    'routing/prefix/oci-before-cohere': 'pass',
    'routing/prefix/responses': 'pass',
    // It takes the route, and sends the name in capitals.
    'routing/case/cohere': 'warn',
    'routing/spelling/limit': 'pass',
    'routing/spelling/tools': 'pass',
    // It forgets the tools of Command R.
    'routing/spelling/tools-of-cohere': 'fail',
    'routing/unknown-vendor': 'pass',
    'request/images/chat': 'pass',
    'request/images/chat-web-address': 'pass',
    'request/images/two-for-llama': 'pass',
    'request/images/pixel-for-grok': 'pass',
    'request/audio/chat': 'not-applicable',
  });
  expect(code).toBe(1);
});
