/** The catalogue as tests of an author's own Vitest run. */
import { relative } from 'node:path';
import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest';
import { ConformError } from '../errors.js';
import type { TestedProvider } from '../providers/in-process/tested-provider.js';
import { failsTheRun } from '../reports/exit-code.js';
import type { PlannedCase } from '../runner/plan.js';
import { defaultDeadline } from '../runner/run-case.js';
import type { CaseResult } from '../suites/verdict.js';
import { type Described, describedProvider, type OpenDescribed } from './described.js';
import { findingError, findingText } from './finding-error.js';
import type { ProviderOptions } from './options.js';
import { updateVariable } from './provider-baseline.js';
import { toldWhole } from './told-whole.js';

/** No dialogue has as many steps: each call has a deadline of its own, which is told of better. */
const longest = 20 * defaultDeadline;

/**
 * Registers a test for each case that a provider of Oracle Cloud Infrastructure (OCI) Generative AI can be asked,
 * against a mock in this process, each in a tenancy of its own. Verdicts and findings are those of `oci-conform`.
 *
 * A finding fails its test. A *should* that is not met, what was expected to fail, and what is reported though not
 * declared are annotations of a test that passes. What is not applicable is skipped, with the reason. The result is
 * in the test's meta, as `conform`.
 *
 * With the variable `OCI_CONFORM_UPDATE_BASELINE=1` a baseline is brought up to date with the run: what fails is expected
 * to fail from then on, and what passes no more.
 *
 * Tests run one after the other, unless Vitest is told otherwise (`describe.concurrent` around it, or the option
 * `sequence.concurrent`).
 *
 * @param name the client's name, as findings tell it
 * @throws ConformError `OCIC_BAD_OPTION`, `OCIC_UNKNOWN_PATTERN`, `OCIC_NOTHING_JUDGED`, those of a baseline, and
 *   `OCIC_OTHER_VITEST` where the file is run by another Vitest than the kit's
 *
 * @example
 * describeProvider('my-client', {
 *   capabilities: { transports: ['v1'], auths: ['genai_api_key'], features: ['whole'] },
 *   async call(call, { access, signal }) {
 *     const answer = await myClient(access.openAiBaseUrl, access.apiKey).ask(call, signal);
 *     return { text: answer.text };
 *   },
 * });
 */
export function describeProvider(
  name: string,
  provider: TestedProvider,
  options: ProviderOptions = {},
): void {
  try {
    const updates = !['', '0'].includes(process.env[updateVariable] ?? '');
    const described = describedProvider(name, provider, options, { updates });
    register(name, described, options.seed ?? 1);
  } catch (thrown) {
    if (!(thrown instanceof ConformError)) throw thrown;
    // What is to be mended stands where this was called.
    const { code, message, remedy } = thrown;
    throw toldWhole(code, message, remedy, { from: describeProvider });
  }
}

function register(name: string, described: Described, seed: number): void {
  const { baseline } = described;
  const results: CaseResult[] = [];
  let open: OpenDescribed | undefined;
  const run = async (planned: PlannedCase, context: TestContext) => {
    if (planned.reason !== undefined) context.skip(planned.reason);
    if (open === undefined) throw new Error('The mock is not open.');
    const { result: own, trace, thrown } = await open.run(planned, context.signal);
    // A call that an interruption cut short has nothing to tell.
    if (context.signal.aborted) return;
    results.push(own);
    const result = baseline.rebase(own);
    Object.assign(context.task.meta, { conform: result });
    const file = relative(process.cwd(), context.task.file.filepath);
    const text = () => findingText(result, { trace, seed, file });
    if (baseline.takes(result)) {
      await context.annotate(`Expected to fail from now on.\n${text()}`);
      return;
    }
    if (failsTheRun(result) || result.verdict === 'error') {
      throw findingError(result, text(), thrown);
    }
    await annotate(result, context, text);
  };
  const tests = () => {
    beforeAll(async () => {
      open = await described.open();
    }, longest);
    afterAll(async () => {
      await open?.close();
      const told = baseline.update(results);
      if (told !== undefined) console.info(told);
    }, longest);
    for (const [subject, places] of described.subjects) {
      describe(subject, () => {
        for (const planned of places) test(titleOf(planned), (context) => run(planned, context));
      });
    }
  };
  describe(name, { timeout: longest }, tests);
}

/**
 * A test's name: as `--filter` takes it.
 *
 * @example
 * titleOf(planned); // 'stream/cohere/text transport:sdk auth:api_key'
 */
function titleOf({ case: { id }, transport, auth }: PlannedCase): string {
  return `${id} transport:${transport} auth:${auth}`;
}

/** What is to be told of a case that does not fail. */
async function annotate(
  result: CaseResult,
  context: TestContext,
  text: () => string,
): Promise<void> {
  const { verdict, reason = '', expected, undeclared = [] } = result;
  if (verdict === 'not-applicable') context.skip(reason);
  if (undeclared.length > 0) {
    await context.annotate(`Reported, though not declared: ${undeclared.join(', ')}.`);
  }
  if (verdict === 'expected-fail' && expected !== undefined) {
    const { reason: why, link, expires } = expected;
    const see = link === undefined ? '' : ` (${link})`;
    await context.annotate(`Expected to fail until ${expires}: ${why}${see}`);
  } else if (verdict !== 'pass') await context.annotate(text(), 'warning');
}
