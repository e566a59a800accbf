/** A provider as a test file describes it: which cases there are, and one run and judged. Knows nothing of Vitest. */
import { dayOf } from '../baseline/day.js';
import { ConformError } from '../errors.js';
import type { TestedProvider } from '../providers/in-process/tested-provider.js';
import { type PlannedCase, planRun, type RunPlan } from '../runner/plan.js';
import type { Finished } from '../runner/protocol.js';
import { unjudged } from '../runner/unjudged.js';
import { cases } from '../suites/cases/index.js';
import { judge } from '../suites/judge.js';
import { checkDescribed, type ProviderOptions } from './options.js';
import { openBaseline, type ProviderBaseline } from './provider-baseline.js';

/** What is to be tested, by subject: `stream/cohere` and the like, in the order of the catalogue. */
export type Subjects = ReadonlyMap<string, readonly PlannedCase[]>;

/** A provider described. */
export interface Described {
  readonly subjects: Subjects;
  readonly baseline: ProviderBaseline;
  /** Opens a mock and the provider; both are closed together. */
  open(): Promise<OpenDescribed>;
}

/** What a case came to. */
export interface Ran extends Finished {
  /** What the provider threw last, if it did. */
  readonly thrown?: unknown;
}

/** A provider at the mock. */
export interface OpenDescribed {
  run(planned: PlannedCase, signal: AbortSignal): Promise<Ran>;
  close(): Promise<void>;
}

/**
 * Plans the tests of a provider.
 *
 * @param today the day that decides which entries of a baseline still count
 * @param updates the baseline is to be brought up to date
 * @throws ConformError `OCIC_BAD_OPTION`, `OCIC_UNKNOWN_PATTERN`, `OCIC_NOTHING_JUDGED`, and those of a baseline
 */
export function describedProvider(
  name: string,
  provider: TestedProvider,
  options: ProviderOptions,
  { today = dayOf(new Date()), updates = false }: { today?: string; updates?: boolean } = {},
): Described {
  checkDescribed(provider, options);
  const { version = '', capabilities } = provider;
  const declared = { name, version, capabilities };
  const plan = planRun(cases, options, { kind: 'mock' }, declared);
  if (plan.cases.every(({ reason }) => reason !== undefined)) throw nothingJudged(plan);
  const { seed = 1 } = options;
  return {
    subjects: bySubject(plan.cases),
    baseline: openBaseline(options, { today, updates, declared }),
    async open() {
      const [{ mockTarget }, { createInProcessProvider }, { runCase }] = await Promise.all([
        import('../targets/mock.js'),
        import('../providers/in-process/in-process.js'),
        import('../runner/run-case.js'),
      ]);
      const target = await mockTarget({ seed });
      const thrown = new Map<string, unknown>();
      const tested = createInProcessProvider(name, provider, (what, context) =>
        thrown.set(placeOf(context.case, context), what),
      );
      return {
        async run({ case: one, transport, auth }, signal) {
          const captured = await runCase({
            case: one,
            transport,
            auth,
            providers: [tested],
            target,
            seed,
            signal,
          });
          if (!('notApplicable' in captured)) {
            const last = thrown.get(placeOf(one.id, { transport, auth }));
            return { result: judge(captured, one), trace: captured, thrown: last };
          }
          const { notApplicable } = captured;
          return { result: unjudged(one, { transport, auth }, 'not-applicable', notApplicable) };
        },
        async close() {
          await tested.close?.();
          await target.close();
        },
      };
    },
  };
}

function placeOf(id: string, { transport, auth }: Pick<PlannedCase, 'transport' | 'auth'>): string {
  return `${id} ${transport} ${auth}`;
}

function bySubject(planned: readonly PlannedCase[]): Subjects {
  const subjects = new Map<string, PlannedCase[]>();
  for (const one of planned) {
    const subject = one.case.id.split('/').slice(0, 2).join('/');
    const list = subjects.get(subject) ?? [];
    list.push(one);
    subjects.set(subject, list);
  }
  return subjects;
}

function nothingJudged({ cells, cases: planned }: RunPlan): ConformError {
  const reasons = [...planned, ...cells].flatMap(({ reason }) => reason ?? []);
  const [first] = reasons;
  return new ConformError(
    'OCIC_NOTHING_JUDGED',
    `No case is applicable${first === undefined ? '' : `: ${first}`}.`,
    'Declare more capabilities, or widen filter, skip, level, transports and auths.',
  );
}
