/** The steps of a mock, noted as they are taken, so that a bug can be asked which of them it changes. */
import { isDeepStrictEqual } from 'node:util';
import type { Stages, StageWrap } from '../../src/mock/stages.js';

/** Whether a changed set of stages takes one noted step as it was taken. */
export type Step = (changed: Stages) => boolean;

/** A mock's steps, from when it is wrapped. */
export interface KnownSteps {
  readonly wrap: StageWrap;
  /** The stages as they are without any bug; known from the first request on. */
  reference(): Stages;
  /** Takes out the steps noted since the last call. */
  take(): readonly Step[];
}

/** Starts noting. One case at a time may call the mock between two `take()`s. */
export function knownSteps(): KnownSteps {
  let steps: Step[] = [];
  let stages: Stages | undefined;
  const same = (act: () => unknown, result: unknown): boolean => {
    try {
      return isDeepStrictEqual(act(), result);
    } catch {
      return false;
    }
  };
  return {
    reference() {
      if (stages === undefined) throw new Error('No request was made yet.');
      return stages;
    },
    take() {
      const taken = steps;
      steps = [];
      return taken;
    },
    wrap(service) {
      // Who signed a request is asked for every bug again, and takes long to tell.
      const known = new WeakMap<object, ReturnType<Stages['identify']>>();
      const reference: Stages = {
        ...service,
        identify(received) {
          const identity = known.get(received) ?? service.identify(received);
          known.set(received, identity);
          return identity;
        },
      };
      stages = reference;
      return {
        identify(received) {
          const result = reference.identify(received);
          steps.push(
            ({ identify }) =>
              identify === reference.identify || same(() => identify(received), result),
          );
          return result;
        },
        admit(received, tenancy, route) {
          const result = reference.admit(received, tenancy, route);
          steps.push(
            ({ admit }) =>
              admit === reference.admit || same(() => admit(received, tenancy, route), result),
          );
          return result;
        },
        choose(understood, tenancy) {
          // Choosing takes a reply off the script: it is put back before anyone chooses again.
          const script = [...tenancy.script];
          const result = reference.choose(understood, tenancy);
          steps.push(({ choose }) => {
            if (choose === reference.choose) return true;
            tenancy.script.splice(0, tenancy.script.length, ...script);
            return same(() => choose(understood, tenancy), result);
          });
          return result;
        },
        render(understood, reply) {
          const result = reference.render(understood, reply);
          steps.push(
            ({ render }) =>
              render === reference.render || same(() => render(understood, reply), result),
          );
          return result;
        },
        manage(received, tenancy) {
          const result = reference.manage(received, tenancy);
          steps.push(
            ({ manage }) =>
              manage === reference.manage || same(() => manage(received, tenancy), result),
          );
          return result;
        },
        // What these two do depends on what is remembered: they are not taken again, only told apart.
        serve(received, tenancy, route) {
          steps.push(({ serve }) => serve === reference.serve);
          return reference.serve(received, tenancy, route);
        },
        keep(understood, answer, tenancy) {
          steps.push(({ keep }) => keep === reference.keep);
          return reference.keep(understood, answer, tenancy);
        },
        dispatch(answer, received) {
          const result = reference.dispatch(answer, received);
          steps.push(
            ({ dispatch }) =>
              dispatch === reference.dispatch || same(() => dispatch(answer, received), result),
          );
          return result;
        },
      };
    },
  };
}
