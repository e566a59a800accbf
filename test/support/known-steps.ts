/** The steps of a mock, noted as they are taken, so that a bug can be asked which of them it changes. */
import { isDeepStrictEqual } from 'node:util';
import type { Tenancy } from '../../src/mock/identity/tenancy.js';
import { openMemory } from '../../src/mock/memory/memory.js';
import type { Admission, Stages, StageWrap, Understood } from '../../src/mock/stages.js';
import { isObject } from '../../src/protocol/json.js';
import type { Reply } from '../../src/protocol/reply.js';

/** Whether a changed set of stages takes all noted steps as they were taken. */
export type Steps = (changed: Stages) => boolean;

/** A mock's steps, from when it is wrapped. */
export interface KnownSteps {
  readonly wrap: StageWrap;
  /** The stages as they are without any bug; known from the first request on. */
  reference(): Stages;
  /** Takes out the steps noted since the last call. */
  take(): Steps;
}

/** What is put in the place of what a step was given, when it is taken again. */
interface StandIns {
  tenancy(real: Tenancy): Tenancy;
  /** As the step before has understood it again. */
  understood(first: Understood): Understood;
}

/** A step as it was taken. */
interface Noted {
  readonly stage: keyof Stages;
  readonly result: unknown;
  readonly again: (stages: Stages, standIns: StandIns) => unknown;
  /** The tenancy's time. */
  readonly at: number;
}

/** What these do depends on what they have done before: where one is changed, all are taken again, in order. */
const remembering: readonly (keyof Stages)[] = ['admit', 'choose', 'render', 'serve', 'keep'];

const themselves: StandIns = { tenancy: (real) => real, understood: (first) => first };

/** As in every mock. */
const region = 'us-chicago-1';

/** Starts noting in a mock of this seed. One case at a time may call the mock between two `take()`s. */
export function knownSteps(seed: number): KnownSteps {
  let steps: Noted[] = [];
  // The scripts as they were before the first step.
  let scripts = new Map<Tenancy, readonly Reply[]>();
  let stages: Stages | undefined;

  const takeOut = (reference: Stages): Steps => {
    const [noted, before] = [steps, scripts];
    steps = [];
    scripts = new Map();
    return (changed) => sameSteps(noted, reference, changed, standIns(before, seed));
  };
  return {
    reference() {
      if (stages === undefined) throw new Error('No request was made yet.');
      return stages;
    },
    take: () => (stages === undefined ? () => true : takeOut(stages)),
    wrap(service) {
      const reference = identifyingOnce(service);
      stages = reference;
      const note = <Result>(
        stage: keyof Stages,
        tenancy: Tenancy | undefined,
        again: (stages: Stages, standIns: StandIns) => Result,
      ): Result => {
        if (tenancy && !scripts.has(tenancy)) scripts.set(tenancy, [...tenancy.script]);
        const at = tenancy?.now() ?? 0;
        const result = again(reference, themselves);
        steps.push({ stage, result, again, at });
        return result;
      };
      return {
        identify: (received) => note('identify', undefined, (all) => all.identify(received)),
        admit: (received, tenancy, route) =>
          note('admit', tenancy, (all, own) => all.admit(received, own.tenancy(tenancy), route)),
        choose: (understood, tenancy) =>
          note('choose', tenancy, (all, own) =>
            all.choose(own.understood(understood), own.tenancy(tenancy)),
          ),
        render: (understood, reply) =>
          note('render', undefined, (all, own) => all.render(own.understood(understood), reply)),
        manage: (received, tenancy) =>
          note('manage', tenancy, (all, own) => all.manage(received, own.tenancy(tenancy))),
        serve: (received, tenancy, route) =>
          note('serve', tenancy, (all, own) => all.serve(received, own.tenancy(tenancy), route)),
        keep: (understood, answer, tenancy) =>
          note('keep', tenancy, (all, own) =>
            all.keep(own.understood(understood), answer, own.tenancy(tenancy)),
          ),
        issue: (received, route) => {
          steps.push({ stage: 'issue', result: undefined, again: () => undefined, at: 0 });
          return reference.issue(received, route);
        },
        dispatch: (answer, received) =>
          note('dispatch', undefined, (all) => all.dispatch(answer, received)),
      };
    },
  };
}

/** Who signed a request is asked for every bug again, and takes long to tell. */
function identifyingOnce(service: Stages): Stages {
  const known = new WeakMap<object, ReturnType<Stages['identify']>>();
  return {
    ...service,
    identify(received) {
      const identity = known.get(received) ?? service.identify(received);
      known.set(received, identity);
      return identity;
    },
  };
}

function sameSteps(
  noted: readonly Noted[],
  reference: Stages,
  changed: Stages,
  tenancyAt: (real: Tenancy, at: number) => Tenancy,
): boolean {
  const isChanged = (stage: keyof Stages) => changed[stage] !== reference[stage];
  const remembers = remembering.some(isChanged);
  const again = new Map<Understood, Understood>();
  for (const step of noted) {
    if (!isChanged(step.stage) && !(remembers && remembering.includes(step.stage))) continue;
    // A credential is issued but once: whether another way gives the same is seen by running the case.
    if (step.stage === 'issue') return false;
    try {
      const result = step.again(changed, {
        tenancy: (real) => tenancyAt(real, step.at),
        understood: (first) => again.get(first) ?? first,
      });
      if (!isDeepStrictEqual(comparable(result), comparable(step.result))) return false;
      const [first, second] = [understoodIn(step.result), understoodIn(result)];
      if (first && second) again.set(first, second);
    } catch {
      return false;
    }
  }
  return true;
}

function understoodIn(result: unknown): Understood | undefined {
  return isAdmission(result) && result.ok ? result.understood : undefined;
}

function isAdmission(result: unknown): result is Admission {
  return isObject(result) && (isObject(result.understood) || result.ok === false);
}

/** What draws ids is never the same function twice. */
function comparable(result: unknown): unknown {
  const understood = understoodIn(result);
  if (understood?.openai?.nextId === undefined) return result;
  const { nextId: _, ...openai } = understood.openai;
  return { ok: true, understood: { ...understood, openai } };
}

/** Tenancies as they were before the first step: their own scripts, and an empty memory. */
function standIns(
  scripts: ReadonlyMap<Tenancy, readonly Reply[]>,
  seed: number,
): (real: Tenancy, at: number) => Tenancy {
  const made = new Map<Tenancy, Tenancy>();
  return (real, at) => {
    const before = made.get(real) ?? {
      ...real,
      script: [...(scripts.get(real) ?? [])],
      memory: openMemory(region, `${seed}/${real.name}`),
    };
    made.set(real, before);
    return { ...before, now: () => at };
  };
}
