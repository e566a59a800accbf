import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseResult } from '../suites/verdict.js';
import { startProgress } from './progress.js';

const result = (verdict: CaseResult['verdict']): CaseResult => ({
  id: 'stream/generic/text',
  title: 'A title',
  transport: 'sdk',
  auth: 'api_key',
  level: 'must',
  verdict,
  findings: [],
  because: [],
  duration: 1,
});

function written(isTTY: boolean, env: Readonly<Record<string, string>>) {
  const texts: string[] = [];
  const write = (text: string | Uint8Array) => texts.push(String(text)) > 0;
  return { texts, progress: startProgress({ isTTY, write }, env) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('progress', () => {
  it('rewrites its line on a terminal, and takes it away', () => {
    const { texts, progress } = written(true, {});
    progress.plan(2);
    progress.note(result('fail'));
    progress.end();
    expect(texts).toEqual([
      '\r\u001b[2K0 of 2 cases',
      '\r\u001b[2K1 of 2 cases, 1 failed',
      '\r\u001b[2K',
    ]);
  });

  it.each([
    [false, {}],
    [true, { CI: 'true' }],
    [true, { TERM: 'dumb' }],
  ])('says a line each 15 seconds where none can be rewritten: %s %o', (isTTY, env) => {
    const { texts, progress } = written(isTTY, env);
    progress.plan(3);
    progress.note(result('pass'));
    vi.advanceTimersByTime(14_999);
    expect(texts).toEqual([]);
    vi.advanceTimersByTime(15_001);
    expect(texts).toEqual(['oci-conform: 1 of 3 cases\n', 'oci-conform: 1 of 3 cases\n']);
    progress.end();
    vi.advanceTimersByTime(60_000);
    expect(texts).toHaveLength(2);
  });
});
